import type { Report } from '../report.ts';
import { forMerge, forReaders, summary, writtenLine } from '../console-summary.ts';
import { plural } from '../../src/shared/text.ts';
import { folderOf, type Overview } from './overview.ts';

const rows = (columns: readonly (readonly string[])[]): readonly string[] => {
  const width = (at: number): number => Math.max(...columns.map((cells) => cells[at]?.length ?? 0));
  return columns.map(([name = '', verdict = '', rest = '']) =>
    `  ${name.padEnd(width(0))}  ${verdict.padEnd(width(1))}  ${rest}`.trimEnd(),
  );
};

/** The closing summary of a run with several targets: the verdict, a line for each target, then each target's own summary. */
export function summaryOfAll(overview: Overview, reports: readonly Report[], files: string): string {
  const { verdict, because, targets, notAsked } = overview;
  const own = reports.filter(({ tests }) => tests.length > 0);
  return [
    `${verdict}: ${plural(targets.length + notAsked.length, 'target')}: ${because}.`,
    '',
    ...rows([
      ...targets.map(({ name, verdict: its, because: why, target }) => [
        name,
        its,
        `${target.url}, tenant ${target.tenant}: ${why}.`,
      ]),
      ...notAsked.map((name) => [name, 'not asked']),
    ]),
    ...own.flatMap((report) => {
      const { name = '' } = report.target;
      return ['', `== ${name}`, summary(report, `${files}/${folderOf(name)}`).trimEnd()];
    }),
    ...writtenLine(`${files}, of all targets`, own.some(({ shards }) => shards?.alone) ? forMerge : forReaders),
    '',
  ].join('\n');
}
