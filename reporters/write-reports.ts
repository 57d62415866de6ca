import { rmSync } from 'node:fs';
import path from 'node:path';
import { settings } from '../src/config/index.ts';
import { verdictRows } from '../contract/outcomes.ts';
import { readHistory } from './history/history-file.ts';
import { junit } from './junit.ts';
import type { Report } from './report.ts';
import { writeReport } from './write-report.ts';
import { search } from './secret-scan/index.ts';
import { summary } from './console-summary.ts';
import { summaryOfAll } from './targets/overview-summary.ts';
import { writeOverview } from './targets/write-overview.ts';
import { TargetReports, type TargetFindings } from './target-reports.ts';
import type { RunTiming } from './build-report.ts';

/** What was concluded of a run: the report of each target, and what the pipeline reads. */
interface ConcludedRun {
  readonly reports: readonly Report[];
  readonly exitCode: number;
}

/**
 * Concludes a run, writes its reports and its lines of the history, and says in the terminal what was found. Where TARGETS names
 * several, each has a folder for its own reports, and an overview tells of all.
 * @param found what was found of each target that was asked: one at least
 * @param notAsked the names of targets that were left out
 */
export function writeReports(
  found: readonly TargetFindings[],
  notAsked: readonly string[],
  timing: RunTiming,
): ConcludedRun {
  const { resultsDir, historyFile } = settings;
  const isNamed = found.some(({ run }) => run.target.name !== undefined);
  // What an earlier run has left of its targets would read as this one's.
  if (isNamed) rmSync(path.join(resultsDir, 'targets'), { recursive: true, force: true });
  const history = readHistory(historyFile);
  const targets = found.map((each) => new TargetReports(each, timing, history));
  const overview = () =>
    isNamed
      ? writeOverview(
          targets.map(({ report }) => report),
          notAsked,
        )
      : undefined;
  const writeAll = () => {
    // A shard alone says nothing to other readers; all of them merged do.
    if (!found.some(({ findings }) => findings.split?.alone))
      writeReport(path.join(resultsDir, 'junit.xml'), junit(targets.map(({ junitPart }) => junitPart)));
    return overview();
  };
  writeAll();
  const searched = search([resultsDir]);
  const warnings = [...history.warnings, ...targets.flatMap((each) => each.finish(searched))];
  const reports = targets.map(({ report }) => report);
  const files = path.relative(process.cwd(), resultsDir) || '.';
  const of = writeAll();
  process.stdout.write(
    `\n${of ? summaryOfAll(of, reports, files) : reports.map((report) => summary(report, files)).join('')}`,
  );
  for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
  return { reports, exitCode: of?.exitCode ?? reports[0]?.exitCode ?? verdictRows.error.exitCode };
}
