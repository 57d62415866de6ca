import { plural } from '../../src/shared/text.ts';
import { hasParted, type Difference, type Drift } from './compare.ts';

const shown = 2;

function inOperations(routes: readonly string[]): string {
  const rest = routes.length > shown ? ` and ${routes.length - shown} more` : '';
  return routes.slice(0, shown).join(', ') + rest;
}

/** What a fact is, for a reader. */
function inWords(fact: string): string {
  if (fact === 'operation') return 'the operation';
  if (/^\d{3}$|^default$/.test(fact)) return `status ${fact}`;
  const [, place = '', pointer = '', end = ''] = /^(\S+) ((?:\/[^ :]*)+)(.*)$/.exec(fact) ?? [];
  if (pointer === '') return fact;
  const of = place === 'body' ? 'the request' : `answer ${place}`;
  const [, value] = / = (.*)$/.exec(end) ?? [];
  if (value !== undefined) return `value ${value} of ${pointer} in ${of}`;
  return end === ' required' ? `${pointer} as required in ${of}` : `member ${pointer}${end} in ${of}`;
}

/** One line for each fact, however many operations it is about. */
function lines(differences: readonly Difference[], note: (one: Difference) => string = () => ''): readonly string[] {
  const routes = new Map<string, string[]>();
  for (const one of differences) {
    const line = `${inWords(one.fact)}${note(one)}`;
    routes.set(line, [...(routes.get(line) ?? []), one.route]);
  }
  return [...routes].map(([line, own]) => `  ${line} · ${inOperations(own)}`);
}

const section = (title: string, all: readonly string[]): readonly string[] =>
  all.length === 0 ? [] : ['', title, ...all];

const among =
  (all: readonly Difference[]) =>
  (one: Difference): boolean =>
    all.some(({ route, fact }) => route === one.route && fact === one.fact);

/**
 * What a comparison has found, for a terminal; the first line says whether anything has parted.
 * @param unused how many operations of the document the contract has no use for
 */
export function driftSummary(where: string, operations: number, unused: number, drift: Drift): string {
  const { onlyDocument, onlyContract, appeared, vanished, accepted, stale } = drift;
  const isNew = among(appeared);
  const isGone = among(vanished);
  const others = (all: readonly Difference[], told: readonly Difference[]) => all.filter((one) => !among(told)(one));
  const compared = `${plural(operations, 'operation')} compared${unused > 0 ? `, ${unused} of no use here` : ''}`;
  return [
    hasParted(drift)
      ? `drift: ${where} has parted from the contract (${compared}).`
      : `no drift: ${where} and the contract agree, but for what is accepted (${compared}).`,
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
      'Accepted, but no difference any more; remove it from contract/accepted-differences.ts:',
      stale.map(({ only, what, reason }) => `  only the ${only}: ${what.source} (${reason})`),
    ),
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
