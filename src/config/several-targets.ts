import path from 'node:path';
import { findEnvFile, isSet, lookedIn } from './environment.ts';
import { isOfATarget, runSettings } from './setting-names.ts';
import type { Read, Settings } from './settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the run calls the target of a file: `staging` for `staging.env` and for `.env.staging`. */
const nameOf = (file: string): string =>
  path
    .basename(file)
    .replace(/^\.env\.(?=.)/, '')
    .replace(/\.env$/, '');

/** It becomes the name of a Playwright project, a folder and a part of a variable's name. */
const isName = (name: string): boolean => /^[A-Za-z0-9][\w.-]{0,39}$/.test(name);

const picked = (env: Environment, isWanted: (name: string) => boolean): Environment =>
  Object.fromEntries(Object.entries(env).filter(([name]) => isWanted(name)));

/** A target that is not there is told as such, and not by each of the settings that need it. */
function missingIn(own: Environment, problems: readonly string[]): readonly string[] {
  if (isSet(own, 'API_URL')) return problems;
  return [
    'API_URL is missing: TARGETS names this file. Set it to the address of the target.',
    ...(isSet(own, 'TENANT') ? [] : ['TENANT is missing: TARGETS names this file. Set it to the name of the tenant.']),
    ...problems.filter((problem) => !problem.startsWith('API_URL is missing')),
  ];
}

function readTarget(file: string, env: Environment, read: (env: Environment) => Read, known: readonly string[]): Read {
  const found = findEnvFile(file)?.read;
  const name = nameOf(file);
  const about = (text: string): string => `${file}: ${text}`;
  const looked = lookedIn().join(' and ');
  if (!found)
    return {
      settings: { ...read(env).settings, name },
      problems: [about(`TARGETS names it, but there is no such file (looked in ${looked}).`)],
      notes: [],
    };
  const { settings, problems } = read({ ...env, ...picked(found.values, isOfATarget) });
  const misplaced = Object.keys(found.values)
    .filter((setting) => runSettings.includes(setting))
    .map((setting) => `${setting} is a setting of the whole run. Set it beside TARGETS, not in the file of a target.`);
  const fresh = problems.filter((problem) => !known.includes(problem));
  const all = [...found.problems, ...missingIn(found.values, fresh), ...misplaced];
  return { settings: { ...settings, name }, problems: all.map(about), notes: found.notes.map(about) };
}

/** What two targets may not have in common, as it reads in a message. */
const unique: readonly (readonly [what: string, of: (own: Settings) => string | undefined, hint: string])[] = [
  ['are both called', ({ name }) => name.toLowerCase(), 'Rename one: a target is called as its file is.'],
  [
    'name the same target',
    ({ outside }) => outside && `${outside.url}, tenant ${outside.main.tenant}`,
    'Name every tenant once.',
  ],
  [
    'both take events at',
    ({ events }) => events && `${events.host}:${events.port}`,
    "Give EVENTS of each a port of its own: deliveries are signed with each target's own secret.",
  ],
];

function shared(files: readonly string[], targets: readonly Settings[]): readonly string[] {
  return unique.flatMap(([what, of, hint]) =>
    targets.flatMap((own, at) => {
      const value = of(own);
      const earlier = targets.findIndex((each) => of(each) === value);
      return value === undefined || earlier === at
        ? []
        : [`${files[earlier] ?? ''} and ${files[at] ?? ''} ${what} ${value}. ${hint}`];
    }),
  );
}

/** A clock is turned for all tenants of a server, whose tokens end while another target's tests rely on them. */
function disturbed(files: readonly string[], targets: readonly Settings[]): readonly string[] {
  return targets.flatMap(({ outside }, at) => {
    const turns = targets.findIndex(
      (each, other) => other !== at && each.outside?.clockUrl && each.outside.url === outside?.url,
    );
    return turns < 0
      ? []
      : [
          `${files[at] ?? ''} lives by the clock that ${files[turns] ?? ''} turns at ${outside?.url ?? ''}. Leave CLOCK_CONTROL_URL out, or ask one alone.`,
        ];
  });
}

/** Playwright takes the name of a project in any case. */
function unknown(asked: readonly string[], files: readonly string[]): readonly string[] {
  const names = files.map(nameOf);
  const known = new Set(names.map((name) => name.toLowerCase()));
  return asked
    .filter((name) => !known.has(name.toLowerCase()))
    .map((name) => `--project is ${JSON.stringify(name)}, but must be the name of a target: ${names.join(', ')}.`);
}

/**
 * Reads the targets that TARGETS names. What is of the run comes from its environment, what is of a target from its file alone.
 * @param names what TARGETS says
 * @param read reads settings from an environment
 * @param asked the projects that the command line picks
 * @returns the settings of the run, those of each target, and all that is wrong with them; with problems no target may be relied on
 */
export function readTargets(
  names: string,
  env: Environment,
  read: (env: Environment) => Read,
  asked: readonly string[],
): Read & { readonly targets: readonly Settings[] } {
  const ofRun = picked(env, (name) => !isOfATarget(name));
  const run = read(ofRun);
  const beside = Object.keys(env).filter((name) => isOfATarget(name) && isSet(env, name));
  const files = names.split(',').map((file) => file.trim());
  const mustBe = 'but must be a list with commas of env files, one for each target, such as staging.env,qa.env';
  if (files.includes(''))
    return { ...run, targets: [], problems: [...run.problems, `TARGETS is ${JSON.stringify(names)}, ${mustBe}.`] };
  const withSeed = { ...ofRun, SEED: String(run.settings.seed) };
  const all = files.map((file) => readTarget(file, withSeed, read, run.problems));
  const targets = all.map(({ settings }) => settings);
  const unnamed = files.filter((file) => !isName(nameOf(file)));
  return {
    settings: run.settings,
    targets,
    notes: all.flatMap(({ notes }) => notes),
    problems: [
      ...run.problems,
      ...beside.map(
        (name) =>
          `${name} is set beside TARGETS, but is of one target. Set it in the file of the target that it is of.`,
      ),
      ...unnamed.map(
        (file) =>
          `${file}: TARGETS names it, but its target would be called ${JSON.stringify(nameOf(file))}, and a name must be 1 to 40 letters, digits and . _ -, the first a letter or digit.`,
      ),
      ...all.flatMap(({ problems }) => problems),
      ...shared(files, targets),
      ...disturbed(files, targets),
      ...unknown(asked, files),
    ],
  };
}
