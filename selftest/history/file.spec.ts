import { expect, test } from '@playwright/test';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { addToHistory, readHistory } from '../../reporters/history/history-file.ts';
import schema from '../../reporters/history/history.schema.json' with { type: 'json' };
import { aHistoryLineWithFailures, aHistoryLine } from '../support/history-line.ts';
import { runNode } from '../support/run-command.ts';

let folder = '';
const file = (): string => path.join(folder, 'kept', 'history.jsonl');

test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'history-'));
});

test.afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('the schema of a run is one', () => {
  const ajv = new Ajv2020({ strict: true, strictRequired: false });
  addFormats.default(ajv);

  expect(ajv.compile(schema)(aHistoryLine())).toBe(true);
});

test('runs read back as they were added, in their order', () => {
  expect(readHistory(file())).toEqual({ lines: [], warnings: [] });

  expect([
    ...addToHistory(file(), aHistoryLine()),
    ...addToHistory(file(), aHistoryLineWithFailures(2, ['address.patch.merges'])),
  ]).toEqual([]);

  expect(readHistory(file())).toEqual({
    lines: [aHistoryLine(), aHistoryLineWithFailures(2, ['address.patch.merges'])],
    warnings: [],
  });
});

test('a bad line is told by its number, passed over and kept', () => {
  addToHistory(file(), aHistoryLine());
  appendFileSync(file(), `{"version":2}\n{"version":1}\n\n{"torn`);

  addToHistory(file(), aHistoryLineWithFailures(2, []));

  const { lines, warnings } = readHistory(file());
  expect(lines).toHaveLength(2);
  expect(warnings).toEqual([
    expect.stringMatching(/^Line 2 of the history .*: it must have required property 'startedAt', expected a run\.$/),
    expect.stringMatching(/^Line 3 /),
    expect.stringMatching(/^Line 5 .*: it is not JSON, expected a run\.$/),
  ]);
  expect(readFileSync(file(), 'utf8')).toContain('{"torn\n');
});

test('a history that cannot be read or written is told, and fails nothing', () => {
  mkdirSync(file(), { recursive: true });

  expect(readHistory(file())).toEqual({ lines: [], warnings: [expect.stringContaining('nothing is compared')] });
  expect(addToHistory(file(), aHistoryLine())).toEqual([
    expect.stringMatching(/could not be added to the history .*EISDIR/),
  ]);
});

test('a byte order mark costs no line, at the beginning or where files were joined', () => {
  const lines = [1, 2, 3].map((day) => JSON.stringify(aHistoryLineWithFailures(day, [])));
  mkdirSync(path.dirname(file()));
  writeFileSync(file(), `\ufeff${lines[0] ?? ''}\r\n${lines[1] ?? ''}\r\n\ufeff${lines[2] ?? ''}\r\n`);

  expect(readHistory(file())).toMatchObject({ lines: { length: 3 }, warnings: [] });
});

test('a run that was written again is one run, with its last word', () => {
  addToHistory(file(), aHistoryLine({ verdict: 'blocked' }));
  addToHistory(file(), aHistoryLineWithFailures(2, []));
  addToHistory(file(), aHistoryLine({ verdict: 'conforms' }));

  expect(readHistory(file()).lines.map(({ verdict, startedAt }) => `${startedAt.slice(8, 10)} ${verdict}`)).toEqual([
    '02 conforms',
    '01 conforms',
  ]);
});

test('runs that end at the same time each add their whole line', async () => {
  const writer = path.resolve(import.meta.dirname, '../support/add-runs.ts');

  const ends = await Promise.all([1, 2, 3].map((day) => runNode(['--import', 'tsx', writer, file(), String(day)])));

  expect(ends.map(({ output }) => output).join('')).toBe('');
  expect(readHistory(file())).toMatchObject({ lines: { length: 150 }, warnings: [] });
});
