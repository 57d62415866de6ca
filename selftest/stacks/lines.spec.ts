import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { JSONReport, JSONReportSuite } from '@playwright/test/reporter';
import { removeTemporaryFolders, runConformance, runNode } from '../support/run-command.ts';

const folder = path.join(import.meta.dirname, 'failing');

/** Where each test says itself that it fails. */
const marked = readdirSync(folder).flatMap((file) =>
  readFileSync(path.join(folder, file), 'utf8')
    .split('\n')
    .flatMap((text, at) => {
      const [, title] = /\/\/ fails here: (.+)$/.exec(text) ?? [];
      return title === undefined ? [] : [{ title, file, line: at + 1, text }];
    }),
);

const specsOf = ({ specs, suites = [] }: JSONReportSuite): JSONReportSuite['specs'] => [
  ...specs,
  ...suites.flatMap(specsOf),
];

test.afterEach(removeTemporaryFolders);

test('each kind of failure is told with its own line, its snippet and a stack that leads there', async () => {
  const run = await runConformance({}, ['-c', 'selftest/stacks/failing.config.ts']);

  const report = JSON.parse(readFileSync(path.join(run.results, 'failing.json'), 'utf8')) as JSONReport;
  const failed = report.suites.flatMap(specsOf);
  expect(failed.map(({ title }) => title).sort()).toEqual(marked.map(({ title }) => title).sort());
  for (const { title, file, line, text } of marked) {
    const error = failed.find((spec) => spec.title === title)?.tests[0]?.results[0]?.error;
    expect(error?.location, title).toMatchObject({ file: path.join(folder, file), line });
    expect(error?.snippet, title).toContain(text.trim());
    expect(error?.stack, title).toContain(`${path.join(folder, file)}:${line}:`);
    expect(error?.stack, title).not.toContain('node_modules');
  }
});

test('where Playwright maps no stacks any more, the stack filter says so, and can be switched off', async () => {
  const source =
    "import { filterStacks } from './src/tuning/stack-filter.ts'; delete Error.prepareStackTrace; filterStacks();";
  const args = ['--import', 'tsx', '--input-type=module', '--eval', source];

  const [on, off] = [await runNode(args), await runNode(args, { CONFORMANCE_TUNING: '0' })];

  expect(on.output).toContain('Playwright no longer sets Error.prepareStackTrace: CONFORMANCE_TUNING=0 runs without');
  expect(off).toMatchObject({ code: 0, output: '' });
});

test('without tuning the same tests pass, and a value that is none is refused', { tag: '@heavy' }, async () => {
  const tests = ['tests/journey/storefront'];
  const [tuned, plain, refused] = [
    await runConformance({}, tests),
    await runConformance({ CONFORMANCE_TUNING: '0' }, tests),
    await runConformance({ CONFORMANCE_TUNING: 'stacks' }, tests),
  ];

  expect([tuned.code, plain.code], plain.output).toEqual([0, 0]);
  expect(plain.report().counts).toEqual(tuned.report().counts);
  expect(refused.code, refused.output).toBe(2);
  expect(refused.output).toMatch(/CONFORMANCE_TUNING is "stacks", but must be 0, 1, or some of type-stripping,/);
});
