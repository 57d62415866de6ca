#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageName } from '../../src/shared/installation.ts';
import { projectFolder } from './project-folder.ts';

interface Subcommand {
  readonly about: string;
  readonly load: () => Promise<unknown>;
}

/** What the package's command runs; each reads its own flags, and shows them with --help. */
const subcommands: Readonly<Record<string, Subcommand>> = {
  init: {
    about: 'writes what a project needs: settings, workflow, known deviations',
    load: () => import('../init.ts'),
  },
  doctor: { about: 'checks settings, target and credentials, and judges nothing', load: () => import('../doctor.ts') },
  run: {
    about: "judges the target that the settings name, or the embedded one; takes all of Playwright's flags",
    load: () => import('./run.ts'),
  },
  gate: { about: 'the same in a tenth of the requests, for each change', load: () => import('../gate.ts') },
  tenant: { about: 'serves the reference tenant', load: () => import('../tenant.ts') },
  sweep: { about: 'lists or removes what killed runs have left', load: () => import('../sweep.ts') },
  drift: { about: 'compares a published OpenAPI document with the contract', load: () => import('../drift.ts') },
  report: { about: 'builds the Allure report of the last run', load: () => import('../report.ts') },
  merge: { about: 'puts the shards of one run together', load: () => import('../merge.ts') },
  issue: { about: 'makes one issue follow the state of nightly runs', load: () => import('../issue.ts') },
  proof: { about: 'shows that the suite catches faults and blames no variation', load: () => import('../proof.ts') },
};

const names = Object.keys(subcommands);
const width = Math.max(...names.map((name) => name.length)) + 2;

const help = `npx ${packageName} <command> [flags]

Judges a tenant of the Emporix Customer Service API.

${Object.entries(subcommands)
  .map(([name, { about }]) => `  ${name.padEnd(width)}${about}`)
  .join('\n')}

  <command> --help shows the flags of a command; --version the version of the package.
`;

const version = (): string => {
  const manifest = path.resolve(import.meta.dirname, '../../package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
};

/** Works in the folder of the project; paths were typed as seen from where the command was called. */
function enterProject(args: readonly string[]): readonly string[] {
  const isPath = (arg: string): boolean => !arg.startsWith('-') && existsSync(arg);
  const found = args.map((arg) => (isPath(arg) ? path.resolve(arg) : arg));
  const [here, folder] = [process.cwd(), projectFolder()];
  if (folder === here) return args;
  process.chdir(folder);
  return found;
}

const [name = '--help', ...args] = process.argv.slice(2);
const subcommand = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;

if (subcommand) {
  process.argv.splice(2, Infinity, ...enterProject(args));
  await subcommand.load();
} else if (['--help', '-h', 'help'].includes(name)) process.stdout.write(help);
else if (['--version', '-v'].includes(name)) process.stdout.write(`${version()}\n`);
else {
  process.stderr.write(`<command>: found "${name}", expected one of ${names.join(', ')}.\n`);
  process.exitCode = 2;
}
