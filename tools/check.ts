import { spawn } from 'node:child_process';
import { changedFiles } from './check/changed-files.ts';
import { runCommand, say } from './cli/command.ts';
import { root } from './cli/playwright.ts';

const command = {
  call: 'npm run check',
  about: 'Checks types, lint rules, format, unused code and generated files; what is in order prints nothing.',
  flags: {
    changed: {
      type: 'boolean',
      default: false,
      help: 'types, and of the files changed since main lint rules and format',
    },
  },
  exitCodes: { 0: 'all in order', 1: 'something is not' },
} as const;

/** Where the tools keep what they found in files that have not changed since. */
const cache = 'node_modules/.cache';

const types = ['typescript/bin/tsc', '--noEmit', '--incremental', '--tsBuildInfoFile', `${cache}/types.tsbuildinfo`];
const lint = ['eslint/bin/eslint.js', '--cache', '--cache-strategy=content', `--cache-location=${cache}/eslint/`];
const format = ['prettier/bin/prettier.cjs', '--check', '--log-level=warn', '--ignore-unknown'];

const everything: readonly (readonly string[])[] = [
  types,
  [...lint, '.'],
  [...format, '.'],
  ['knip/bin/knip.js', '--no-progress'],
];

/** What is checked of files that have changed. */
function stepsFor(files: readonly string[]): readonly (readonly string[])[] {
  const code = files.filter((file) => /\.(ts|tsx|js)$/.test(file));
  return [
    types,
    ...(code.length > 0 ? [[...lint, '--no-warn-ignored', ...code]] : []),
    ...(files.length > 0 ? [[...format, ...files]] : []),
  ];
}

/** Runs a tool by Node, and shows what it printed where it failed. @returns its exit code */
function run(args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString('utf8');
      });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) process.stderr.write(output);
      resolve(code ?? 2);
    });
  });
}

await runCommand(command, async ({ changed }) => {
  const steps = (changed ? stepsFor(changedFiles()) : everything).map(([tool = '', ...args]) => [
    `node_modules/${tool}`,
    ...args,
  ]);
  const generated = ['--import', 'tsx', 'tools/generate-types.ts', '--check'];
  const codes = await Promise.all([...steps, ...(changed ? [] : [generated])].map(run));
  const failed = codes.filter((code) => code !== 0).length;
  if (failed > 0) say(`${failed} of ${codes.length} checks failed.`);
  return failed > 0 ? 1 : 0;
});
