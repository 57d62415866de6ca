import type { AcceptedDifference } from '../../contract/accepted-differences.ts';
import { rowOf } from '../../contract/operations/index.ts';
import type { PublishedName } from '../../contract/published-documents.ts';
import { detailIn, missingFacts, treeOf } from './fact-tree.ts';
import { ofTheDocument, type Facts } from './facts.ts';

/** A fact of one operation that one side says and the other does not; the fact `operation` is the operation itself. */
export interface Difference {
  readonly route: string;
  readonly fact: string;
}

/** A detail that is another one than in the accepted version. */
export interface Change {
  readonly route: string;
  readonly place: string;
  readonly keyword: string;
  readonly was: string;
  readonly is: string;
}

/** A description that is new, gone, or another one than in the accepted version. */
export interface TextChange {
  readonly route: string;
  readonly place: string;
  readonly how: 'changed' | 'new' | 'gone';
}

/** How a published document has parted from the contract, and from the version of it that was accepted. */
export interface Drift {
  /** Said by one side only, and not accepted. */
  readonly onlyDocument: readonly Difference[];
  readonly onlyContract: readonly Difference[];
  /** Since the accepted version of the document. */
  readonly appeared: readonly Difference[];
  readonly vanished: readonly Difference[];
  readonly changed: readonly Change[];
  readonly texts: readonly TextChange[];
  readonly accepted: readonly { readonly accepted: AcceptedDifference; readonly differences: readonly Difference[] }[];
  /** Accepted, but no difference any more. */
  readonly stale: readonly AcceptedDifference[];
}

const nothing: readonly string[] = [];

/**
 * What the first says and the second does not, without what follows from the rest of it.
 * @param withDetails whether facts count that the contract states in its own way or not at all
 */
export const lacking = (one: Facts, other: Facts, withDetails: boolean): readonly Difference[] =>
  Object.entries(one).flatMap(([route, facts]): readonly Difference[] => {
    const known = other[route];
    if (!known && route !== ofTheDocument) return [{ route, fact: 'operation' }];
    return [...missingFacts(treeOf(facts), treeOf(known ?? nothing), withDetails)].map((fact) => ({ route, fact }));
  });

const isMeant = ({ operations, what }: AcceptedDifference, { route, fact }: Difference): boolean =>
  what.test(fact) && (operations === undefined || operations.some((name) => rowOf(name).route === route));

/** The details of differences by what they are a detail of. */
function byKeyword(
  differences: readonly Difference[],
): ReadonlyMap<string, readonly (Difference & { value: string })[]> {
  const found = new Map<string, (Difference & { value: string })[]>();
  for (const { route, fact } of differences) {
    const detail = detailIn(fact);
    if (!detail) continue;
    const key = JSON.stringify([route, detail.place, detail.keyword]);
    found.set(key, [...(found.get(key) ?? []), { route, fact, value: detail.value }]);
  }
  return found;
}

/** What has become of a document since its accepted version: a detail that is gone and has another in its place is one change. */
function since(document: Facts, baseline: Facts): Pick<Drift, 'appeared' | 'vanished' | 'changed' | 'texts'> {
  const [appeared, vanished] = [lacking(document, baseline, true), lacking(baseline, document, true)];
  const [now, before] = [byKeyword(appeared), byKeyword(vanished)];
  const told = new Set<string>();
  const changed: Change[] = [];
  const texts: TextChange[] = [];
  for (const key of new Set([...now.keys(), ...before.keys()])) {
    const [route = '', place = '', keyword = ''] = JSON.parse(key) as readonly string[];
    const [is, was] = [now.get(key) ?? [], before.get(key) ?? []];
    const values = (all: typeof is): string => all.map(({ value }) => value).join(' or ');
    const isText = keyword === 'text';
    if (isText) texts.push({ route, place, how: was.length === 0 ? 'new' : is.length === 0 ? 'gone' : 'changed' });
    else if (is.length > 0 && was.length > 0) changed.push({ route, place, keyword, was: values(was), is: values(is) });
    else continue;
    for (const { fact } of [...is, ...was]) told.add(`${route} ${fact}`);
  }
  const rest = (all: readonly Difference[]) => all.filter(({ route, fact }) => !told.has(`${route} ${fact}`));
  return { appeared: rest(appeared), vanished: rest(vanished), changed, texts };
}

const ofOperations = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([route]) => route !== ofTheDocument));

/**
 * Compares a published document with the contract and with its accepted version.
 * @param document the facts of the operations that are compared
 */
export function compare(
  name: PublishedName,
  { document, contract, baseline }: { document: Facts; contract: Facts; baseline: Facts },
  meant: readonly AcceptedDifference[],
): Drift {
  const onlyDocument = lacking(ofOperations(document), contract, false);
  const onlyContract = lacking(contract, document, false);
  const own = meant.filter(({ documents }) => documents.includes(name));
  const accepted = own.map((each) => ({
    accepted: each,
    differences: (each.only === 'document' ? onlyDocument : onlyContract).filter((one) => isMeant(each, one)),
  }));
  const is = (only: AcceptedDifference['only']) => (one: Difference) =>
    own.some((each) => each.only === only && isMeant(each, one));
  return {
    onlyDocument: onlyDocument.filter((one) => !is('document')(one)),
    onlyContract: onlyContract.filter((one) => !is('contract')(one)),
    ...since(document, baseline),
    accepted: accepted.filter(({ differences }) => differences.length > 0),
    stale: accepted.filter(({ differences }) => differences.length === 0).map(({ accepted: each }) => each),
  };
}

/** Whether a comparison fails: something parted that nobody has accepted, or something accepted has come together again. */
export const hasParted = ({ onlyDocument, onlyContract, appeared, vanished, changed, texts, stale }: Drift): boolean =>
  [onlyDocument, onlyContract, appeared, vanished, changed, texts, stale].some((each) => each.length > 0);
