import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageName } from '../../src/shared/installation.ts';

/** The forges that a workflow can be written for. */
export const forges = ['github', 'gitlab', 'none'] as const;
export type Forge = (typeof forges)[number];

/** A file that `init` writes into a project. */
export interface ProjectFile {
  readonly name: string;
  readonly text: string;
}

const managers = [
  { lock: 'pnpm-lock.yaml', install: 'corepack enable && pnpm install --frozen-lockfile', run: 'pnpm exec' },
  { lock: 'yarn.lock', install: 'corepack enable && yarn install --immutable', run: 'yarn exec' },
  { lock: 'package-lock.json', install: 'npm ci', run: 'npx' },
] as const;

/** How a project installs its packages and runs their commands, by the lock file that it has. */
function managerOf(folder: string): { readonly install: string; readonly run: string } {
  return managers.find(({ lock }) => existsSync(path.join(folder, lock))) ?? { install: 'npm install', run: 'npx' };
}

const template = (name: string): string => readFileSync(path.join(import.meta.dirname, 'templates', name), 'utf8');

const mark = `# ${packageName} init `;

/** Marks a file with a digest of what it was made from, by which `doctor` finds that a later version makes another. */
function marked(name: string, source: string, text = source): ProjectFile {
  return { name, text: `${mark}${createHash('sha256').update(source).digest('hex').slice(0, 12)}\n${text}` };
}

const workflows = { github: '.github/workflows/conformance.yml', gitlab: '.gitlab/conformance.yml' } as const;

function workflow(forge: keyof typeof workflows, folder: string): ProjectFile {
  const { install, run } = managerOf(folder);
  const source = template(`${forge}.yml`);
  const text = source.replaceAll('INSTALL', install).replaceAll('COMMAND', `${run} ${packageName}`);
  return marked(workflows[forge], source, text);
}

/** Of the package, beside the compiled folders. */
const envExample = (): string => readFileSync(path.resolve(import.meta.dirname, '../../env.example'), 'utf8');

const knownDeviations = {
  $schema: `./node_modules/${packageName}/dist/src/config/known-deviations/known-deviations.schema.json`,
  deviations: [],
};

/** What `init` writes for a forge. */
export const projectFiles = (forge: Forge, folder: string): readonly ProjectFile[] => [
  marked('.env.example', envExample()),
  { name: 'known-deviations.json', text: `${JSON.stringify(knownDeviations, null, 2)}\n` },
  ...(forge === 'none' ? [] : [workflow(forge, folder)]),
];

/** What must not be committed: results, and settings with their secrets. */
export const ignoredFiles = ['results/', '.history/', '.env', '.env.*', '!.env.example'];

/** The files of `init` in a project that another version of the package would write otherwise. */
export function outdatedFiles(folder: string): readonly string[] {
  return forges
    .flatMap((forge) =>
      projectFiles(forge, folder).flatMap(({ name, text }) => {
        const [now = ''] = text.split('\n', 1);
        const file = path.join(folder, name);
        const [then = ''] = existsSync(file) ? readFileSync(file, 'utf8').split('\n', 1) : [];
        return then.startsWith(mark) && then.trim() !== now ? [name] : [];
      }),
    )
    .filter((name, index, all) => all.indexOf(name) === index);
}
