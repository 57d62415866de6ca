import path from 'node:path';
import { readEnvFile, type EnvFile } from './env-file.ts';
import { isPackaged } from '../shared/installation.ts';
import { isSetting, misspelt } from './setting-names.ts';

/** What ENV_FILE says where no file is to be read. */
const withoutFile = 'none';

type Variables = Readonly<Record<string, string | undefined>>;

/** The environment of a run, completed from its env file. */
export interface Environment {
  readonly env: Variables;
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  /** Why an outside target is meant, where a file says it: a sentence. */
  readonly because?: string;
}

/** Whether a variable has a value: an empty one is not set. */
export const isSet = (env: Variables, name: string): boolean => (env[name] ?? '').trim() !== '';

interface Found {
  readonly file: string;
  readonly read: EnvFile;
}

/** The folders that a relative path is looked for in, each once. */
const distinct = (folders: readonly string[]): readonly string[] => [
  ...new Set(folders.map((each) => path.resolve(each))),
];

function findIn(folders: readonly string[], name: string): Found | undefined {
  for (const folder of distinct(folders)) {
    const file = path.resolve(folder, name);
    const read = readEnvFile(file);
    if (read) return { file: path.isAbsolute(name) ? name : path.relative(process.cwd(), file), read };
  }
  return undefined;
}

/** The folder of the configuration, or of the project that has installed the package. */
const root = isPackaged ? process.cwd() : path.resolve(import.meta.dirname, '../..');

/** Where a file that a setting names by a relative path is looked for, in this order. */
export const lookedIn = (): readonly string[] => distinct([process.cwd(), root]);

/** Reads the env file that a setting names; nothing where there is none. */
export const findEnvFile = (name: string): Found | undefined => findIn(lookedIn(), name);

const settingsIn = ({ values }: EnvFile): readonly string[] => Object.keys(values).filter(isSetting);

/** The `.env` beside the configuration, and that of the working directory where it holds settings of the suite. */
const defaultFiles = ([beside, ...others]: readonly string[]): readonly Found[] =>
  distinct(beside === undefined ? [] : [beside, ...others]).flatMap((folder, index) => {
    const found = findIn([folder], '.env');
    return found && (index === 0 || settingsIn(found.read).length > 0) ? [found] : [];
  });

function completed(env: Variables, { file, read }: Found, because: string | undefined): Environment {
  const added = Object.entries(read.values).filter(([name]) => !isSet(env, name));
  const about = (text: string): string => `${file}: ${text}`;
  return {
    env: { ...env, ...Object.fromEntries(added) },
    problems: read.problems.map(about),
    notes: read.notes.map(about),
    ...(because !== undefined && { because }),
  };
}

function withNamedFile(env: Variables, named: string): Environment {
  const nothing = { env, problems: [], notes: [] };
  const found = findEnvFile(named);
  const looked = lookedIn().join(' and ');
  if (!found)
    return { ...nothing, problems: [`ENV_FILE is "${named}", but there is no such file (looked in ${looked}).`] };
  if (found.read.problems.length > 0 || settingsIn(found.read).length > 0)
    return completed(env, found, `ENV_FILE names ${named}.`);
  return {
    ...nothing,
    problems: [`ENV_FILE is "${named}", which holds no setting. Fill it, or leave ENV_FILE unset.`],
  };
}

function withDefaultFile(env: Variables, folders: readonly string[]): Environment {
  const nothing = { env, problems: [], notes: [] };
  const [first, second] = defaultFiles(folders);
  if (!first) return nothing;
  if (second && settingsIn(first.read).length > 0)
    return {
      ...nothing,
      problems: [`${first.file} and ${second.file} both hold settings. Name one of them in ENV_FILE.`],
    };
  const used = second ?? first;
  const names = settingsIn(used.read);
  return completed(env, used, names.length > 0 ? `${used.file} sets ${names.slice(0, 3).join(', ')}.` : undefined);
}

/**
 * Completes an environment from the file that ENV_FILE names, by default `.env`. What is set in the environment wins; what is empty there
 * is not set.
 * @param folders where `.env` is looked for: beside the configuration, then in the working directory
 */
export function readEnvironment(env: Variables, folders: readonly string[] = [root, process.cwd()]): Environment {
  const named = env['ENV_FILE']?.trim() ?? '';
  const read =
    named === '' || named === withoutFile
      ? withDefaultFile(env, named === '' ? folders : [])
      : withNamedFile(env, named);
  const typos = Object.keys(env).flatMap((name) => {
    const setting = isSet(env, name) ? misspelt(name) : undefined;
    return setting === undefined || isSet(read.env, setting)
      ? []
      : [`${name} is set in the environment, but is no setting. Did you mean ${setting}?`];
  });
  return { ...read, problems: [...typos, ...read.problems] };
}
