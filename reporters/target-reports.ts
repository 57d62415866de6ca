import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { RunFacts } from '../src/run/run-facts.ts';
import { settings } from '../src/config/index.ts';
import { writeReport } from './write-report.ts';
import { unwrittenInWords } from './unwritten.ts';
import type { Findings } from './verdict.ts';
import { addToHistory, type readHistory } from './history/history-file.ts';
import { isSameRun, type HistoryLine } from './history/history-line.ts';
import { lineOf } from './history/line-of-report.ts';
import type { JunitPart } from './junit.ts';
import { markdown } from './markdown.ts';
import { page } from './page/index.tsx';
import { proofScore } from './page/proof-score.ts';
import { testCounts, reportOf, type RunTiming } from './build-report.ts';
import type { TestCounts, Report } from './report.ts';
import type { SecretScan } from './secret-scan/artefacts.ts';
import { folderOf } from './targets/overview.ts';

/** What was found of one target of the run: the only one, or one of several. */
export interface TargetFindings {
  readonly run: RunFacts;
  readonly findings: Findings;
}

/** A run that never spoke to its target, for bad settings or for an empty selection, is no part of the target's history. */
const isOfTheTarget = ({ counts, verdict }: HistoryLine): boolean =>
  verdict !== 'error' || Object.values(counts).some((count) => count > 0);

/** A shard on its own says nothing about the target; all of them merged do. */
const isWhole = ({ split }: Findings): boolean => !split?.alone;

/**
 * The reports of one target. They are artefacts as well: they are written once to be searched with the others, and once with what
 * was found.
 */
export class TargetReports {
  report: Report;
  private readonly found: TargetFindings;
  private readonly timing: RunTiming;
  private readonly earlier: readonly HistoryLine[];
  private readonly before: HistoryLine | undefined;
  private readonly warnings: readonly string[];
  private readonly folder: string;
  private readonly counted: TestCounts;

  constructor(found: TargetFindings, timing: RunTiming, history: ReturnType<typeof readHistory>) {
    const { name } = found.run.target;
    this.found = found;
    this.timing = timing;
    const { seed, target } = found.run;
    const own = { startedAt: timing.startedAt.toISOString(), seed, target };
    // Merged or reported again, a run is not compared with itself.
    this.earlier = history.lines.filter((line) => !isSameRun(line, own));
    this.before = history.lines.find((line) => isSameRun(line, own));
    this.warnings = history.warnings;
    this.folder = name === undefined ? settings.resultsDir : path.join(settings.resultsDir, folderOf(name));
    mkdirSync(this.folder, { recursive: true });
    this.counted = testCounts(found.findings.tests);
    this.report = this.data(found.findings);
    this.page(this.warnings);
  }

  /**
   * Writes them again, and adds the run to the history.
   * @returns a sentence for each thing that could not be written down
   */
  finish(searched: SecretScan): readonly string[] {
    const before = this.report.because;
    this.report = this.data({ ...this.found.findings, searched });
    this.tellUnwritten(searched);
    const line = lineOf(this.report);
    const isThere = JSON.stringify(this.before) === JSON.stringify(line);
    const isKept = isWhole(this.found.findings) && isOfTheTarget(line) && !isThere;
    const warnings = isKept ? addToHistory(settings.historyFile, line) : [];
    if (this.report.because !== before || warnings.length > 0) this.page([...this.warnings, ...warnings]);
    return warnings;
  }

  /** What is not there on the disk cannot be read by anybody: the run is in error, also in what could be written. */
  private tellUnwritten(searched: SecretScan): void {
    const message = unwrittenInWords();
    if (message === undefined) return;
    const { troubles, ...findings } = this.found.findings;
    this.report = this.data({ ...findings, troubles: [{ verdict: 'error', message }, ...troubles], searched });
  }

  /** What JUnit is told of the target. */
  get junitPart(): JunitPart {
    return { report: this.report, unreached: this.found.findings.unreached ?? [] };
  }

  private data(findings: Findings): Report {
    const report = reportOf(findings, this.found.run, this.timing, this.earlier, this.counted);
    this.write('conformance.json', `${JSON.stringify(report, null, 2)}\n`);
    this.write('conformance.md', markdown(report));
    return report;
  }

  private page(warnings: readonly string[]): void {
    const { report, earlier } = this;
    const proof = proofScore(settings.resultsDir, report.suite);
    this.write('conformance.html', page({ report, earlier, warnings, proof }));
  }

  private write(name: string, text: string): void {
    writeReport(path.join(this.folder, name), text);
  }
}
