import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Report } from '../reporters/report.ts';
import type { Overview } from '../reporters/targets/overview.ts';
import { prepareNetwork } from '../src/client/network.ts';
import { forge } from '../src/config/forge.ts';
import { settings } from '../src/config/index.ts';
import { CommandError } from './cli/command-error.ts';
import { runCommand, say } from './cli/command.ts';
import { trackerOf } from './issue/tracker.ts';
import { follow } from './issue/update-issue.ts';

const command = {
  call: 'npm run issue',
  about: `Makes one issue of this project follow the state of the nightly run, by the conformance.json that it wrote: opened when the run goes
bad, closed when it is good again, left alone in between. To be run by a job of GitHub or GitLab, with ISSUE_TOKEN.`,
  flags: {},
  exitCodes: { 0: 'done', 3: 'the forge refused or could not be asked' },
} as const;

await runCommand(command, async () => {
  const found = forge();
  if (typeof found === 'string') throw new CommandError(found);
  await prepareNetwork();
  const file = path.join(settings.resultsDir, 'conformance.json');
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report | Overview) : undefined;
  say(await follow(trackerOf(found), report, found.run));
  return 0;
});
