import { outcomeRow, outcomes, verdictRows, verdicts } from '../contract/outcomes.ts';
import { annotationText } from '../src/evidence/failure-text.ts';
import { forCommand, forCommandProperty, shortened } from '../src/shared/foreign-text.ts';
import { plural } from '../src/shared/text.ts';
import { remedyOf } from './known-deviations/sentences.ts';
import { byGravity, clustersOf, type Cluster } from './page/failure-clusters.ts';
import type { Report } from './report.ts';

/** How many errors, and how many warnings, GitHub shows of one step; it drops the others without a word. */
const mostShown = 10;

/** How much of an error is told beside its test, in characters. */
const maxMessage = 3_000;

interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  /** File and line of the test that it stands beside. */
  readonly where?: string;
}

function lineOf({ level, title, message, where }: Annotation): string {
  const [, file = where, line = '1'] = /^(.*):(\d+)$/.exec(where ?? '') ?? [];
  const place = file === undefined ? '' : `file=${forCommandProperty(file)},line=${line},`;
  return `::${level} ${place}title=${forCommandProperty(title)}::${forCommand(message)}\n`;
}

const nameIn = ({ target: { name } }: Report): string => (name === undefined ? '' : `${name}: `);

/** Tests that fail alike are told once, beside the first of them. */
function ofCluster({ outcome, tests }: Cluster, report: Report): readonly Annotation[] {
  const { annotation: level } = outcomeRow(outcome);
  const test = tests.find((each) => each.outcome === outcome);
  if (!test || level === undefined) return [];
  const { title, message } = annotationText(test);
  const others = tests.length === 1 ? '' : `\n\n${plural(tests.length - 1, 'more test')} of the same cause.`;
  return [
    {
      level,
      title: `${nameIn(report)}${title}`,
      message: `${shortened(message, maxMessage)}${others}`,
      where: test.where,
    },
  ];
}

/** A known deviation that does not hold any more; one that has changed is told beside its tests as well. */
const ofKnown = (report: Report): readonly Annotation[] =>
  (report.known?.deviations ?? []).flatMap((each) => {
    const message = remedyOf(each, report.known?.file ?? '');
    const title = `${nameIn(report)}known deviation ${each.expired ? 'expired' : each.state}: ${each.requirement}`;
    return message === undefined ? [] : [{ level: 'error' as const, title, message }];
  });

/** A run in one sentence for each target, with the number of tests of each outcome. */
function sentenceOf(report: Report): string {
  const counts = [...outcomes].flatMap((outcome) =>
    report.counts[outcome] > 0 ? [`${report.counts[outcome]} ${outcome}`] : [],
  );
  return `${nameIn(report)}${report.verdict}: ${report.because}. ${counts.join(' · ') || 'No test was executed'}.`;
}

function summaryOf(reports: readonly Report[], found: number, shown: number): Annotation {
  const verdict = verdicts.find((each) => reports.some((report) => report.verdict === each)) ?? 'error';
  const left =
    found > shown ? [`Of ${plural(found, 'finding')} the ${shown} gravest are shown; conformance.md has all.`] : [];
  return {
    level: verdictRows[verdict].exitCode === 0 ? 'notice' : 'error',
    title: `Conformance: ${verdict}`,
    message: [...reports.map(sentenceOf), ...left].join('\n'),
  };
}

/**
 * The workflow commands by which GitHub shows what a run has found: first what it came to, then what went wrong, the gravest first, as
 * many as GitHub shows.
 * @param reports of all targets, as the limits are those of a step
 */
export function annotations(reports: readonly Report[]): string {
  const ofTests = reports
    .flatMap((report) => clustersOf(report.tests).map((cluster) => ({ cluster, report })))
    .sort((one, other) => byGravity(one.cluster, other.cluster));
  const found = [...ofTests.flatMap(({ cluster, report }) => ofCluster(cluster, report)), ...reports.flatMap(ofKnown)];
  const of = (level: Annotation['level'], most: number) => found.filter((each) => each.level === level).slice(0, most);
  const gates = reports.some(({ exitCode }) => exitCode !== 0);
  const shown = [...of('error', gates ? mostShown - 1 : mostShown), ...of('warning', mostShown)];
  return [summaryOf(reports, found.length, shown.length), ...shown].map(lineOf).join('');
}
