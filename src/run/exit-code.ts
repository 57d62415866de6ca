import { writeSync } from 'node:fs';
import { verdictRows } from '../../contract/outcomes.ts';
import { lastProblem } from '../evidence/run-problem.ts';

type Stage = 'idle' | 'starting' | 'begun' | 'expecting a verdict' | 'concluded';

let stage: Stage = 'idle';
let concluded: number | undefined;
let crashed = false;

function atExit(code: number): void {
  const problem = lastProblem();
  if (concluded !== undefined) process.exitCode = concluded;
  else if (stage === 'expecting a verdict') {
    writeSync(2, 'error: the run ended without a verdict, as the suite itself failed.\n');
    process.exitCode = verdictRows.error.exitCode;
  } else if (problem) process.exitCode = verdictRows[problem.verdict].exitCode;
  else if ((stage === 'starting' && code !== 0) || crashed) process.exitCode = verdictRows.error.exitCode;
}

/**
 * Has a process that ends before it has a verdict exit with the code of an error: Playwright and Node end with 1 then, which would mean
 * that the tenant deviates. To be called before anything that may fail.
 */
export function beginRun(): void {
  if (stage !== 'idle') return;
  stage = 'starting';
  // For tools/conformance.js, which is there before any module of the suite.
  Reflect.set(globalThis, Symbol.for('conformance.configuration'), true);
  process.once('exit', atExit);
  process.once('uncaughtExceptionMonitor', () => {
    crashed = true;
  });
}

/** Says that the preflight has begun. Where the command line names other reporters, the exit code is Playwright's from here on. */
export function runBegun(): void {
  if (stage === 'starting') stage = 'begun';
}

/** Says that a reporter is going to conclude. */
export function expectVerdict(): void {
  if (stage !== 'idle') stage = 'expecting a verdict';
}

/** Sets the exit code of the verdict, in place of what Playwright is about to exit with. */
export function concludeWith(exitCode: number): void {
  if (stage === 'idle') process.once('exit', atExit);
  stage = 'concluded';
  concluded = exitCode;
}
