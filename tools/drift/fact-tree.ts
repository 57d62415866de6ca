/**
 * How a fact is written: a place; a place with ` required` or ` = value` behind it; or, after a colon, a detail that only an earlier
 * version of the same document is compared with. A place is words, such as `200` or `query expand`, and a pointer where it is within a
 * value: `200 /city`. `: as /city` says that a value is the same as another one of its body.
 */
interface Branch {
  /** The place is a fact by itself, which its details follow from; of a detail when only documents are compared by it. */
  declared?: 'fact' | 'detail';
  required?: true;
  node: FactNode;
}

export interface FactNode {
  readonly facts: Set<string>;
  readonly details: Set<string>;
  readonly branches: Map<string, Branch>;
}

const newNode = (): FactNode => ({ facts: new Set(), details: new Set(), branches: new Map() });

function branchOf(node: FactNode, name: string): Branch {
  const branch = node.branches.get(name) ?? { node: newNode() };
  node.branches.set(name, branch);
  return branch;
}

/** The names that lead to a place: its words, `/` for the value, and the members that lead to the value within. */
function stepsTo(place: string): readonly string[] {
  const words = place.split(' ');
  const last = words.at(-1) ?? '';
  if (!last.startsWith('/')) return words;
  return [...words.slice(0, -1), '/', ...last.split('/').filter((name) => name !== '')];
}

/** A fact in its parts. Names in places hold no blank, so that the first sign behind a blank or colon ends the place. */
export function partsOf(fact: string): { readonly place: string; readonly sign: string; readonly said: string } {
  const [, place = fact, sign = '', said = ''] = /^(.*?)(?:( required$| = |: )(.*))?$/s.exec(fact) ?? [];
  return { place, sign, said };
}

/** A place in its words and its pointer, which is empty where the place is not within a value. */
export function pointerIn(place: string): { readonly at: string; readonly pointer: string } {
  const [, at = place, pointer = ''] = /^(.*?) (\/\S*)$/.exec(place) ?? [];
  return { at, pointer };
}

/** A detail of a place, by its first word: `maxLength`, `16`. */
export interface Detail {
  readonly place: string;
  readonly keyword: string;
  readonly value: string;
}

/** The detail that a fact is; undefined where it is a fact that the contract states as well. */
export function detailIn(fact: string): Detail | undefined {
  const { place, sign, said } = partsOf(fact);
  const [, keyword = said, value = ''] = /^(\S+) (.*)$/s.exec(said) ?? [];
  return sign === ': ' ? { place, keyword, value } : undefined;
}

/** Arranges the facts of one operation by their places. */
export function treeOf(facts: readonly string[]): FactNode {
  const root = newNode();
  const same: { readonly branch: Branch; readonly steps: readonly string[] }[] = [];
  const find = (steps: readonly string[]): Branch =>
    steps.reduce<Branch>((at, step) => branchOf(at.node, step), { node: root });
  for (const fact of facts) {
    const { place, sign, said } = partsOf(fact);
    const steps = stepsTo(place);
    const branch = find(steps);
    if (sign === '') branch.declared = 'fact';
    else if (sign === ' required') branch.required = true;
    else if (sign === ' = ') branch.node.facts.add(said);
    else if (said === 'declared') branch.declared = 'detail';
    else if (said.startsWith('as /'))
      same.push({ branch, steps: [...steps.slice(0, steps.indexOf('/')), ...stepsTo(said.slice('as '.length))] });
    else branch.node.details.add(said);
  }
  for (const { branch, steps } of same) branch.node = find(steps).node;
  return root;
}

const nothing = newNode();

const below = (place: string, name: string): string => {
  if (place === '') return name;
  if (name === '/') return `${place} /`;
  if (place.endsWith(' /')) return `${place}${name}`;
  return place.includes(' /') ? `${place}/${name}` : `${place} ${name}`;
};

interface Walk {
  readonly withDetails: boolean;
  readonly met: Map<FactNode, Set<FactNode>>;
}

function* walk(one: FactNode, other: FactNode, place: string, how: Walk): Generator<string> {
  const met = how.met.get(one) ?? new Set();
  how.met.set(one, met);
  if (met.has(other)) return;
  met.add(other);
  for (const value of one.facts) if (!other.facts.has(value)) yield `${place} = ${value}`;
  if (how.withDetails) for (const detail of one.details) if (!other.details.has(detail)) yield `${place}: ${detail}`;
  for (const [name, branch] of one.branches) {
    const at = below(place, name);
    const counterpart = other.branches.get(name);
    const isGone = counterpart?.declared === undefined && branch.declared !== undefined;
    if (branch.declared === 'detail' && !how.withDetails) continue;
    if (isGone) yield branch.declared === 'fact' ? at : `${at}: declared`;
    if (isGone) continue;
    if (branch.required && !counterpart?.required) yield `${at} required`;
    yield* walk(branch.node, counterpart?.node ?? nothing, at, how);
  }
}

/** The facts of the first that the second does not have, without what follows from the rest of them. Each pair of values is compared once. */
export const missingFacts = (one: FactNode, other: FactNode, withDetails: boolean): Iterable<string> =>
  walk(one, other, '', { withDetails, met: new Map() });
