import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runNode } from '../support/run-command.ts';

const root = path.resolve(import.meta.dirname, '../..');
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** Every command line of the repository, and whether it takes an argument. */
const commands: Readonly<Record<string, { readonly takesArgument: boolean }>> = {
  'bench/index.ts': { takesArgument: false },
  'tools/build-package.ts': { takesArgument: false },
  'tools/check.ts': { takesArgument: false },
  'tools/doctor.ts': { takesArgument: false },
  'tools/drift.ts': { takesArgument: true },
  'tools/freeze-requirements.ts': { takesArgument: false },
  'tools/generate-types.ts': { takesArgument: false },
  'tools/init.ts': { takesArgument: false },
  'tools/issue.ts': { takesArgument: false },
  'tools/lacks.ts': { takesArgument: false },
  'tools/merge.ts': { takesArgument: true },
  'tools/proof.ts': { takesArgument: false },
  'tools/record-costs.ts': { takesArgument: false },
  'tools/report.ts': { takesArgument: false },
  'tools/shards.ts': { takesArgument: false },
  'tools/sweep.ts': { takesArgument: false },
  'tools/tenant.ts': { takesArgument: false },
};

/** What only calls Playwright with a setting has no command line of its own. */
const callsPlaywright = ['tools/gate.ts'];
/** Called by tools/conformance.js alone. */
const internal = ['tools/clear-results.ts'];

test('each script of package.json that has a command line is among those tested here', () => {
  const called = Object.values(scripts).flatMap((text) => [...text.matchAll(/tsx (\S+\.ts)/g)].map(([, file]) => file));
  const files = readdirSync(path.join(root, 'tools')).filter((name) => name.endsWith('.ts'));

  expect([...new Set(called)].sort()).toEqual([...Object.keys(commands), ...callsPlaywright].sort());
  expect(files.map((name) => `tools/${name}`).filter((file) => !called.includes(file))).toEqual(internal);
});

for (const [file, { takesArgument }] of Object.entries(commands))
  test(`${file} shows its help, and refuses what it does not take`, async () => {
    const tsx = ['--import', 'tsx', file];
    const excess = takesArgument ? ['one', 'two'] : ['two'];

    const [help, flag, argument] = await Promise.all([
      runNode([...tsx, '--help']),
      runNode([...tsx, '--unheard-of']),
      runNode([...tsx, ...excess]),
    ]);

    const name = Object.entries(scripts).find(([, text]) => text.endsWith(file))?.[0] ?? '';
    expect(help.code, help.output).toBe(0);
    expect(help.output).toMatch(
      new RegExp(`^npm run ${name} -- [^]*--help +this text[^]*Exit codes:\\n  0 +\\S[^]*\\n  2 +\\S`),
    );
    expect(flag.code, flag.output).toBe(2);
    expect(flag.output).toMatch(/^--unheard-of: found an unknown flag, expected one of (--\S+, )*--help\.\n$/);
    expect(argument.code, argument.output).toBe(2);
    expect(argument.output).toMatch(/^Argument: found "two", expected .+\.\n$/);
  });

for (const [what, args, message] of [
  ['without its value', ['--max'], '--max: found no value, expected <n>.\n'],
  ['whose value is the next flag', ['--max', '--yes'], '--max: found no value, expected <n>.\n'],
  ['that takes no value', ['--yes=no'], '--yes: found the value "no", expected the flag alone.\n'],
] as const)
  test(`a flag ${what} is refused in one sentence`, async () => {
    const run = await runNode(['--import', 'tsx', 'tools/sweep.ts', ...args]);

    expect(run).toMatchObject({ code: 2, output: message });
  });

for (const [what, code] of [
  [
    'while it runs',
    "await runCommand({ call: 'x', about: '', flags: {}, exitCodes: {} }, () => { throw new Error('broken'); });",
  ],
  ['where nobody waits for it', "setImmediate(() => { throw new Error('broken'); });"],
] as const)
  test(`a command that breaks ${what} ends with 2 and one line, and shows its stack when asked`, async () => {
    const source = `import { runCommand } from './tools/cli/command.ts'; void runCommand; ${code}`;
    const args = ['--import', 'tsx', '--input-type=module', '--eval', source];

    const [broken, shown] = [await runNode(args), await runNode(args, { NODE_DEBUG: 'conformance' })];

    expect(broken).toMatchObject({
      code: 2,
      output: 'The command itself failed: Error: broken (NODE_DEBUG=conformance shows the stack)\n',
    });
    expect(shown.code).toBe(2);
    expect(shown.output).toMatch(/Error: broken\n\s+at /);
  });
