import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { requirements, type Requirement } from '../contract/requirements/index.ts';
import { ruleFaults } from '../faults/index.ts';
import { withoutFault } from '../proof/fault-outcomes.ts';
import { changedFiles } from './check/changed-files.ts';
import { runCommand, say } from './cli/command.ts';
import { root } from './cli/playwright.ts';
import { currentCatalogue, lessonOf, partingOf, readFrozen } from './freeze/catalogue.ts';

const command = {
  call: 'npm run lacks',
  about: `Says what a change still lacks: a test, a fault or a frozen id for a requirement, a line in CHANGELOG.md.
A schema without samples in selftest/schemas/samples does not compile: npm run check says so.`,
  flags: {},
  exitCodes: { 0: 'nothing is lacking', 1: 'something is' },
} as const;

/** Folders whose changes a user may notice. */
const noticed = /^(schemas|contract|tenant|src|fixtures|tests|reporters|scripts)\//;

function withoutTest(): readonly string[] {
  const folder = path.join(root, 'tests');
  const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n');
  return Object.entries<Requirement>(requirements)
    .filter(([id, { notTested }]) => notTested === undefined && !tests.includes(`'${id}'`))
    .map(([id]) => id);
}

await runCommand(command, () => {
  const changed = changedFiles();
  const lacking = [
    ...withoutTest().map((id) => `${id} has no test in tests/: write one, or say why not in its notTested.`),
    ...withoutFault(ruleFaults).map((id) => `${id} has no fault in faults/rules/ that its test must catch.`),
    ...lessonOf(partingOf(currentCatalogue(), readFrozen())),
    ...(changed.some((file) => noticed.test(file)) && !changed.includes('CHANGELOG.md')
      ? ['CHANGELOG.md has no line about this change: add one where a user notices it.']
      : []),
  ];
  say(...lacking);
  return lacking.length > 0 ? 1 : 0;
});
