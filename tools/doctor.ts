import { prepareNetwork } from '../src/client/network.ts';
import { notes, problems, settings, SettingsError, targets, type Settings } from '../src/config/index.ts';
import { PreflightProblem } from '../src/evidence/run-problem.ts';
import { refuseUnwritable } from '../src/run/check-folders.ts';
import { checkAccess } from '../src/run/preflight.ts';
import { holdState } from '../src/run/run-channel.ts';
import { secrets } from '../src/secrets/secrets.ts';
import { keepSecretsOf } from '../src/secrets/target-secrets.ts';
import { isPackaged, packageName } from '../src/shared/installation.ts';
import { CommandError } from './cli/command-error.ts';
import { runCommand, say } from './cli/command.ts';
import { outdatedFiles } from './package/project-files.ts';

const command = {
  call: 'npm run doctor',
  about: `Checks what a run checks before its first test, and judges nothing: settings, folders, the address of each target, and each
credential by one question. In a project it names the files of init that another version of the package writes otherwise.`,
  flags: {},
  exitCodes: {
    0: 'a run can begin',
    2: 'settings cannot be used, or were refused',
    3: 'a target could not be asked, or its first answer was wrong',
  },
} as const;

/** What is of no consequence to a run, but of a file that the package once wrote. */
function sayOutdated(): void {
  const outdated = isPackaged ? outdatedFiles(process.cwd()) : [];
  for (const name of outdated)
    say(`files     ${name} is of another version: rename it, run npx ${packageName} init, and compare.`);
}

/** Checks one target. @returns the exit code */
async function check(own: Settings): Promise<number> {
  const { name, outside } = own;
  const label = `target    ${name && `${name}: `}`;
  if (!outside) {
    say(`${label}the embedded reference tenant, which is always there`);
    return 0;
  }
  const state = holdState(own);
  try {
    await checkAccess(outside, own, state);
    say(`${label}${outside.url}, tenant ${outside.main.tenant}: it answers, and takes every credential`);
    return 0;
  } catch (error) {
    if (!(error instanceof PreflightProblem)) throw error;
    const { verdict, message } = error.problem;
    say(`${label}${secrets.redact(message)}`);
    return verdict === 'error' ? 2 : 3;
  } finally {
    await state.mailAndEvents?.close();
  }
}

await runCommand(command, async () => {
  for (const note of notes) say(`note      ${note}`);
  refuseUnwritable(settings);
  if (problems.length > 0) throw new CommandError(new SettingsError(problems).message);
  say(`settings  in order; results go to ${settings.resultsDir}`);
  await prepareNetwork();
  for (const { outside } of targets) if (outside) keepSecretsOf(outside);
  const codes: number[] = [];
  for (const own of targets) codes.push(await check(own));
  sayOutdated();
  return codes.includes(2) ? 2 : Math.max(...codes);
});
