import path from 'node:path';
import { outcomeRow } from '../../contract/outcomes.ts';
import type { Report } from '../../reporters/report.ts';
import type { Overview } from '../../reporters/targets/overview.ts';
import { readJson, readRecord, type NightCommand } from '../cli/night-record.ts';

/** A part of a night: the run, its secrets, a command beside it, or the time since the night before. */
export interface NightPart {
  /** How it went, in one or two words: `conforms`, `drift`, `missed night`. */
  readonly state: string;
  readonly good: boolean;
  /** What is to be known of it; the first line is a sentence. */
  readonly lines: readonly string[];
}

const hour = 3_600_000;

/** What is older was left by an earlier night. */
const oneNight = 20 * hour;
/** Where the run before began earlier, a night between did not happen. */
const twoNights = 36 * hour;

const listed = 20;
const capped = (lines: readonly string[]): readonly string[] =>
  lines.length > listed ? [...lines.slice(0, listed), `and ${lines.length - listed} more`] : lines;

const isOld = (began: unknown, now: number): boolean =>
  typeof began !== 'string' || !(now - Date.parse(began) < oneNight);

function linesOf(report: Report | Overview): readonly string[] {
  const repeat = `Repeat it with SEED=${report.seed}.`;
  if ('targets' in report)
    return [
      `${report.verdict}: ${report.because}. ${repeat}`,
      ...report.targets.map(
        ({ name, verdict, because, target }) =>
          `${name}: ${verdict}: ${target.url}, tenant ${target.tenant}: ${because}.`,
      ),
    ];
  const { verdict, because, target, tests } = report;
  const wrong = tests.filter(({ outcome }) => outcomeRow(outcome).gates);
  return [
    `${verdict}: ${target.url}, tenant ${target.tenant}: ${because}. ${repeat}`,
    ...wrong.map(({ outcome, requirements, title }) => `${outcome}: ${requirements.join(', ')}: ${title}`),
  ];
}

function secretsOf(report: Report | Overview): readonly NightPart[] {
  const leaks = 'secrets' in report ? report.secrets.leaks : [];
  if (leaks.length === 0) return [];
  const lines = ['Artefacts of the run show secrets.', ...leaks.map(({ file, kind }) => `${file}: ${kind}`)];
  return [{ state: 'secrets', good: false, lines: capped(lines) }];
}

/** Whether a night between this run and the one before did not happen. */
function gapOf(report: Report | Overview): readonly NightPart[] {
  const before = 'comparison' in report ? report.comparison.previous?.startedAt : undefined;
  if (before === undefined || !(Date.parse(report.startedAt) - Date.parse(before) > twoNights)) return [];
  const line = `A night did not happen: the run before this one began at ${before}, this one at ${report.startedAt}.`;
  return [{ state: 'missed night', good: false, lines: [line] }];
}

function runParts(resultsDir: string, now: number): readonly NightPart[] {
  const none = (line: string): readonly NightPart[] => [{ state: 'no verdict', good: false, lines: [line] }];
  const found = readJson(path.join(resultsDir, 'conformance.json'));
  if (found === 'missing') return none('The run ended before it could give a verdict.');
  if (found === 'torn') return none('The report of the run, conformance.json, cannot be read: it is torn.');
  if (isOld(found['startedAt'], now)) return none(`There was no run: the report is of ${String(found['startedAt'])}.`);
  try {
    const report = found as unknown as Report | Overview;
    const run = { state: report.verdict, good: report.exitCode === 0, lines: capped(linesOf(report)) };
    return [run, ...secretsOf(report), ...gapOf(report)];
  } catch {
    return none('The report of the run, conformance.json, lacks what a report holds.');
  }
}

/** What each command calls its exit codes. */
const states: Readonly<Record<NightCommand, Readonly<Record<number, string>>>> = {
  drift: { 1: 'drift' },
  sweep: { 4: 'leftovers' },
};

function commandPart(resultsDir: string, command: NightCommand, now: number): NightPart {
  const part = (what: string, good: boolean, lines: readonly string[]): NightPart => ({ state: what, good, lines });
  const record = readRecord(resultsDir, command);
  if (record === 'torn') return part(`${command} failed`, false, [`What npm run ${command} has left cannot be read.`]);
  if (record === 'missing' || isOld(record.began, now))
    return part(`${command} did not run`, false, [`npm run ${command} did not run.`]);
  const { exitCode, lines } = record;
  if (exitCode === undefined) return part(`${command} failed`, false, [`npm run ${command} did not come to its end.`]);
  const state = states[command][exitCode] ?? `${command} failed`;
  return part(state, exitCode === 0, [`npm run ${command} ended with ${exitCode}.`, ...capped(lines)]);
}

/**
 * Reads what a night has left, as one state. What is missing or torn is a part of it.
 * @param drifts whether the night compares a published document
 */
export const readNight = (resultsDir: string, drifts: boolean, now = Date.now()): readonly NightPart[] => [
  ...runParts(resultsDir, now),
  ...(drifts || readRecord(resultsDir, 'drift') !== 'missing' ? [commandPart(resultsDir, 'drift', now)] : []),
  commandPart(resultsDir, 'sweep', now),
];
