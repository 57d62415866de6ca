import type { PublishedName } from '../../contract/published-documents.ts';
import { plural } from '../../src/shared/text.ts';
import { hasParted, type Change, type Difference, type Drift, type TextChange } from './compare.ts';
import { partsOf, pointerIn } from './fact-tree.ts';
import { ofTheDocument } from './facts.ts';

/** A changed text, with the requirements whose sources name it. */
export interface TextToRead extends TextChange {
  readonly requirements: readonly string[];
}

/** What a comparison has found, and of what. */
export interface Comparison {
  readonly name: PublishedName;
  /** The document's file or address, without secrets. */
  readonly document: string;
  /** How many of its operations were compared, and how many the contract has no use for. */
  readonly operations: number;
  readonly unused: number;
  readonly drift: Drift;
  readonly texts: readonly TextToRead[];
}

const shown = 2;

function inOperations(routes: readonly string[]): string {
  const rest = routes.length > shown ? ` and ${routes.length - shown} more` : '';
  return routes.slice(0, shown).join(', ') + rest;
}

const parameter = /^(query|header|cookie|path) |header /;

/** What a place is, for a reader. */
function placeInWords(place: string): string {
  const { at, pointer } = pointerIn(place);
  if (pointer !== '' && parameter.test(at)) return `${pointer === '/' ? '' : `${pointer} of `}${placeInWords(at)}`;
  if (pointer !== '') return `${pointer} in ${placeInWords(at)}`;
  if (at === 'operation') return 'the operation';
  if (/^body\b/.test(at)) return at.replace('body', 'the request');
  if (at.startsWith('path ')) return `path parameter ${at.slice('path '.length)}`;
  return /^(\d[\dX]{2}|default)\b/.test(at) ? `answer ${at}` : at;
}

/** What a fact is, for a reader. */
function inWords(fact: string): string {
  if (fact === 'operation') return 'the operation';
  const { place, sign, said } = partsOf(fact);
  const { at, pointer } = pointerIn(place);
  if (pointer === '' && sign === '') return /^(\d[\dX]{2}|default)$/.test(at) ? `status ${at}` : at;
  if (sign === ' = ') return `value ${said} of ${placeInWords(place)}`;
  if (sign === ' required') return pointer === '' ? fact : `${pointer} as required in ${placeInWords(at)}`;
  if (sign === ': ' && said !== 'declared') return `${placeInWords(place)}: ${said}`;
  return pointer === '' ? placeInWords(at) : `member ${placeInWords(place)}`;
}

/** One line for each text, however many operations it is about. */
function grouped(all: readonly { readonly route: string; readonly line: string }[]): readonly string[] {
  const routes = new Map<string, string[]>();
  for (const { route, line } of all) routes.set(line, [...(routes.get(line) ?? []), route]);
  return [...routes].map(([line, own]) => {
    const named = own.filter((route) => route !== ofTheDocument);
    return `  ${line}${named.length === 0 ? '' : ` · ${inOperations(named)}`}`;
  });
}

const lines = (all: readonly Difference[], note: (one: Difference) => string = () => ''): readonly string[] =>
  grouped(all.map((one) => ({ route: one.route, line: `${inWords(one.fact)}${note(one)}` })));

const changeInWords = ({ place, keyword, was, is }: Change): string =>
  /^[0-9a-f]{10}$/.test(is)
    ? `${keyword} of ${placeInWords(place)} is composed of something else`
    : `${keyword} of ${placeInWords(place)}: ${is}, was ${was}`;

const shownRequirements = 12;

function textInWords({ place, how, requirements }: TextToRead): string {
  const rest = requirements.length > shownRequirements ? ` and ${requirements.length - shownRequirements} more` : '';
  const rests =
    requirements.length === 0
      ? 'no requirement names it as its source'
      : `these requirements rest on it: ${requirements.slice(0, shownRequirements).join(', ')}${rest}`;
  return `text of ${placeInWords(place)} ${how === 'changed' ? 'changed' : `is ${how}`}, read it again: ${rests}`;
}

const section = (title: string, all: readonly string[]): readonly string[] =>
  all.length === 0 ? [] : ['', title, ...all];

function among(all: readonly Difference[]): (one: Difference) => boolean {
  const known = new Set(all.map(({ route, fact }) => `${route} ${fact}`));
  return ({ route, fact }) => known.has(`${route} ${fact}`);
}

/** The first line: whether anything has parted, and of how much. */
export function driftHeadline({ document, operations, unused, drift }: Comparison): string {
  const compared = `${plural(operations, 'operation')} compared${unused > 0 ? `, ${unused} of no use here` : ''}`;
  return hasParted(drift)
    ? `drift: ${document} has parted from the contract (${compared}).`
    : `no drift: ${document} and the contract agree, but for what is accepted (${compared}).`;
}

/** What has parted, line by line, without what is accepted. */
export function driftLines({ drift, texts }: Comparison): readonly string[] {
  const { onlyDocument, onlyContract, appeared, vanished, changed, stale } = drift;
  const isNew = among(appeared);
  const isGone = among(vanished);
  const others = (all: readonly Difference[], told: readonly Difference[]): readonly Difference[] => {
    const isTold = among(told);
    return all.filter((one) => !isTold(one));
  };
  return [
    ...section(
      'The document has, the contract has not:',
      lines(onlyDocument, (one) => (isNew(one) ? ' (new in the document)' : '')),
    ),
    ...section(
      'The contract has, the document has not:',
      lines(onlyContract, (one) => (isGone(one) ? ' (gone from the document)' : '')),
    ),
    ...section('New in the document since the accepted version:', lines(others(appeared, onlyDocument))),
    ...section('Gone from the document since the accepted version:', lines(others(vanished, onlyContract))),
    ...section(
      'Changed in the document since the accepted version:',
      grouped(changed.map((one) => ({ route: one.route, line: changeInWords(one) }))),
    ),
    ...section(
      'Texts that changed since the accepted version:',
      grouped(texts.map((one) => ({ route: one.route, line: textInWords(one) }))),
    ),
    ...section(
      'Accepted, but no difference any more; remove it from contract/accepted-differences.ts:',
      stale.map(({ only, what, reason }) => `  only the ${only}: ${what.source} (${reason})`),
    ),
  ];
}

/** What a comparison has found, for a terminal; the first line says whether anything has parted. */
export function driftSummary(comparison: Comparison): string {
  const { accepted } = comparison.drift;
  return [
    driftHeadline(comparison),
    ...driftLines(comparison),
    ...section(
      `Accepted differences (${accepted.length}):`,
      accepted.flatMap(({ accepted: { only, reason }, differences }) => [
        `  only the ${only}: ${reason}`,
        ...lines(differences).map((line) => `  ${line}`),
      ]),
    ),
    '',
  ].join('\n');
}

/** The same for programs. */
export function driftJson({ name, document, operations, unused, drift, texts }: Comparison): object {
  const { accepted, stale, ...found } = drift;
  return {
    version: 1,
    name,
    verdict: hasParted(drift) ? 'drift' : 'no drift',
    document,
    operations,
    unused,
    ...found,
    texts,
    stale: stale.map(({ only, what, reason }) => ({ only, what: what.source, reason })),
    accepted: accepted.map(({ accepted: { only, reason }, differences }) => ({ only, reason, differences })),
  };
}
