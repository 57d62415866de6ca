import { expect, test } from '@playwright/test';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openEntries, readLedgers } from '../../src/ledger/past-runs.ts';
import {
  removeTemporaryFolders,
  runConformance,
  runNode,
  runProgram,
  temporaryFolder,
} from '../support/run-command.ts';

const config = ['-c', 'selftest/run-end/run-end.config.ts'];
const reports = ['conformance.json', 'conformance.md', 'conformance.html', 'junit.xml'];

test.afterEach(removeTemporaryFolders);

/** A folder in which an earlier run has left its reports. */
function folderOfAnEarlierRun(): string {
  const folder = temporaryFolder();
  for (const name of reports) writeFileSync(path.join(folder, name), 'conforms');
  return folder;
}

const left = (folder: string): readonly string[] => readdirSync(folder).filter((name) => reports.includes(name));

/** What ends a run other than its last test, the exit code, and what the run says. */
const ends = [
  [
    '-x',
    ['-x', '-g', 'deviates'],
    1,
    /\ndeviates: .*: 1 test of .*, stopped early by request: --max-failures is 1\.\n/,
  ],
  ['a crash of the reporter', ['-g', 'the reporter crashes'], 2, /\nerror: the run ended without a verdict/],
  [
    'an uncaught error',
    ['-g', 'made|an error|deviates 1'],
    2,
    /\nerror: .*an error outside of the tests ended the run after \d of 3 tests: Error: nobody catches this/,
  ],
  [
    'an unknown target',
    ['--project=nope'],
    2,
    /^error: --project is "nope", but must be left out, as TARGETS names no targets\.\n$/,
  ],
] as const;

const furtherEnds = [
  [
    '--max-failures',
    ['--max-failures=2', '-g', 'deviates'],
    1,
    /\ndeviates: .*: 2 tests of .*by request: --max-failures is 2\.\n/,
  ],
  ['a killed worker', ['-g', 'killed'], 2, /\nerror: .*: 1 test ended in an error of the suite itself\.\n/],
  ['a rejection', ['-g', 'a rejection'], 2, /\nerror: .*: 1 test ended in an error of the suite itself\.\n/],
  ['an unknown pattern of targets', ['--project=n*'], 2, /No projects matched/],
] as const;

function testEnds(
  cases: readonly (readonly [what: string, args: readonly string[], code: number, line: RegExp])[],
): void {
  for (const [what, args, code, line] of cases)
    test(`${what} ends a run with ${code}, one sentence, and nothing left behind`, async () => {
      const folder = folderOfAnEarlierRun();

      const run = await runConformance({ RESULTS_DIR: folder }, [...config, ...args]);

      expect(run.code, run.output).toBe(code);
      expect(run.output).toMatch(line);
      expect(readLedgers(path.join(folder, 'ledger')).flatMap(openEntries)).toEqual([]);
    });
}

function testSignal(signal: 'SIGINT' | 'SIGTERM'): void {
  test(`${signal} ends a run with 2, tells what was judged, and removes what was made`, async () => {
    const folder = temporaryFolder();
    const args = [...config, '-g', 'made|deviates 1|waits'];
    let sent = 0;
    const ledgers = () => readLedgers(path.join(folder, 'ledger'));
    const when = () => ledgers().some(({ entries }) => entries.length > 1) && sent++ === 0;

    const run = await runConformance({ RESULTS_DIR: folder }, args, { when, signal });

    expect(run.code, run.output).toBe(2);
    expect(run.output).toMatch(
      new RegExp(`\\nerror: .* interrupted by ${signal} after 2 of 3 tests\\. What was judged deviates: breaks`),
    );
    expect(ledgers().flatMap(openEntries)).toEqual([]);
  });
}

testEnds(ends);
testSignal('SIGTERM');

test.describe('Further ends', { tag: '@heavy' }, () => {
  testEnds(furtherEnds);
  testSignal('SIGINT');
});

test('a disk that is full ends a run with 2, tells what was judged, and leaves no half of a report', async () => {
  const folder = folderOfAnEarlierRun();
  const limited = `ulimit -f 40; exec ${process.execPath} node_modules/@playwright/test/cli.js test ${config.join(' ')} -g made`;

  const run = await runProgram('bash', ['-c', limited], { RESULTS_DIR: folder });

  expect(run.code, run.output).toBe(2);
  expect(run.output).toMatch(
    /\nerror: .*conformance\.html could not be written \(EFBIG.*\)\. What was judged is partial/,
  );
  expect(readdirSync(folder).filter((name) => name.startsWith('conformance'))).toEqual([]);
});

test('an unknown flag ends with 2, and leaves no report of an earlier run', async () => {
  const folder = folderOfAnEarlierRun();

  const run = await runNode(['tools/conformance.js', '--bogus'], { RESULTS_DIR: folder });

  expect(run.code, run.output).toBe(2);
  expect(run.output).toContain("error: unknown option '--bogus'");
  expect(left(folder)).toEqual([]);
});
