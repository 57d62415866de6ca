import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CommandError } from './cli/command-error.ts';
import { runCommand } from './cli/command.ts';
import { root } from './cli/playwright.ts';

const command = {
  call: 'npm run prepack',
  about: 'Compiles the suite to dist/, which is what the package holds. npm pack and npm publish do it themselves.',
  flags: {},
  exitCodes: { 0: 'compiled', 2: 'it does not compile' },
} as const;

const dist = path.join(root, 'dist');

/** Files that modules read beside themselves. */
const isData = (name: string): boolean => /\.(json|css|js)$/.test(name);

function compile(): void {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.package.json'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new CommandError(stdout);
}

function copyData(): void {
  for (const folder of ['contract', 'schemas', 'src', 'reporters'])
    for (const name of readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).filter(isData))
      cpSync(path.join(root, folder, name), path.join(dist, folder, name));
  cpSync(path.join(root, 'tools/conformance.js'), path.join(dist, 'tools/conformance.js'));
  cpSync(path.join(root, 'tools/package/templates'), path.join(dist, 'tools/package/templates'), { recursive: true });
  cpSync(path.join(root, '.env.example'), path.join(dist, 'env.example'));
}

/** The folder is a root of its own to modules that look for the version beside them. */
function writeManifest(): void {
  const { name, version, type } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<
    string,
    string
  >;
  writeFileSync(path.join(dist, 'package.json'), `${JSON.stringify({ name, version, type }, null, 2)}\n`);
}

await runCommand(command, () => {
  rmSync(dist, { recursive: true, force: true });
  compile();
  copyData();
  writeManifest();
  return 0;
});
