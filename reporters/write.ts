import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RunFacts } from '../fixtures/evidence/run.ts';
import { settings } from '../fixtures/settings/index.ts';
import type { Findings } from './conclusion.ts';
import { addToHistory, readHistory } from './history/file.ts';
import { lineOf, type HistoryLine } from './history/line.ts';
import { markdown } from './markdown.ts';
import { page } from './page/index.tsx';
import { proofScore } from './page/proof-score.ts';
import { reportOf, type Report } from './report.ts';
import { search } from './scan/index.ts';
import { summary } from './summary.ts';

/** A run that never spoke to its target, for bad settings or for an empty selection, is no part of the target's history. */
const isOfTheTarget = ({ counts, verdict }: HistoryLine): boolean =>
  verdict !== 'error' || Object.values(counts).some((count) => count > 0);

/** A shard on its own says nothing about the target; all of them merged do. */
const isWhole = ({ split }: Findings): boolean => !split?.alone;

/** Concludes a run, writes its reports and its line of the history, and says in the terminal what was found. */
export function writeReport(
  findings: Findings,
  run: RunFacts,
  timing: { startedAt: Date; milliseconds: number },
): Report {
  const { resultsDir, historyFile } = settings;
  const { lines: earlier, warnings: unread } = readHistory(historyFile);
  const write = (name: string, text: string): void => {
    writeFileSync(path.join(resultsDir, name), text);
  };
  const writeData = (found: Findings): Report => {
    const report = reportOf(found, run, timing, earlier);
    write('conformance.json', `${JSON.stringify(report, null, 2)}\n`);
    write('conformance.md', markdown(report));
    return report;
  };
  const writePage = (report: Report, warnings: readonly string[]): void => {
    write('conformance.html', page({ report, earlier, warnings, proof: proofScore(resultsDir, report.suite) }));
  };
  mkdirSync(resultsDir, { recursive: true });
  // The reports are artefacts as well: they are written once to be searched with the others, and once with what was found.
  const unsearched = writeData(findings);
  writePage(unsearched, unread);
  const report = writeData({ ...findings, searched: search([resultsDir]) });
  const line = lineOf(report);
  const warnings = [...unread, ...(isWhole(findings) && isOfTheTarget(line) ? addToHistory(historyFile, line) : [])];
  if (report.because !== unsearched.because || warnings.length > unread.length) writePage(report, warnings);
  process.stdout.write(`\n${summary(report, path.relative(process.cwd(), resultsDir) || '.')}`);
  for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
  return report;
}
