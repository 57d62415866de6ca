import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { commandLine, isPackaged } from '../src/shared/installation.ts';
import { CommandError } from './cli/command-error.ts';
import { runCommand, say } from './cli/command.ts';
import { forges, ignoredFiles, projectFiles, type Forge, type ProjectFile } from './package/project-files.ts';

const command = {
  call: 'npm run init',
  about: `Writes what a project needs to use the suite: .env.example, known-deviations.json, a workflow, and lines in .gitignore. A file that is
there is left as it is.`,
  flags: {
    forge: {
      type: 'string',
      value: '<forge>',
      help: `whose workflow to write: ${forges.join(', ')}; asked for if left out`,
    },
  },
  exitCodes: { 0: 'written, or everything is there already' },
} as const;

const isForge = (text: string): text is Forge => (forges as readonly string[]).includes(text);

/** Asks a person; a script that says nothing is given no workflow. */
async function askForForge(): Promise<string> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return 'none';
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Whose workflow do you want (${forges.join(', ')})? [none] `);
  terminal.close();
  return answer.trim() || 'none';
}

function write({ name, text }: ProjectFile): void {
  if (existsSync(name)) {
    say(`kept     ${name}, which is there already`);
    return;
  }
  mkdirSync(path.dirname(name), { recursive: true });
  writeFileSync(name, text, { flag: 'wx' });
  say(`written  ${name}`);
}

/** Appends what is missing, so that the project's own lines stay as they are. */
function ignore(): void {
  const before = existsSync('.gitignore') ? readFileSync('.gitignore', 'utf8') : '';
  const lines = before.split(/\r?\n/).map((line) => line.trim());
  const missing = ignoredFiles.filter((line) => !lines.includes(line));
  if (missing.length === 0) {
    say('kept     .gitignore, which has all lines already');
    return;
  }
  writeFileSync('.gitignore', `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${missing.join('\n')}\n`);
  say(`written  .gitignore: ${missing.join(' ')}`);
}

await runCommand(command, async ({ forge: given }) => {
  if (!isPackaged)
    throw new CommandError('This is the repository itself: init is for a project that has installed the package.');
  const forge = given ?? (await askForForge());
  if (!isForge(forge)) throw new CommandError(`--forge: found "${forge}", expected one of ${forges.join(', ')}.`);
  for (const file of projectFiles(forge, process.cwd())) write(file);
  ignore();
  say(
    `Next: ${commandLine('conformance')} judges the embedded reference tenant; copy .env.example to .env to name yours.`,
  );
  return 0;
});
