import { runCommand, say } from './cli/command.ts';
import { prepareNetwork } from '../src/client/network.ts';
import { forge } from '../src/config/forge.ts';
import { settings } from '../src/config/index.ts';
import { night } from '../src/config/night.ts';
import { CommandError } from './cli/command-error.ts';
import { sendHeartbeat } from './issue/heartbeat.ts';
import { readNight } from './issue/night.ts';
import { trackerOf } from './issue/tracker.ts';
import { follow } from './issue/update-issue.ts';

const command = {
  call: 'npm run issue',
  about: `Makes one issue of this project follow the state of the nights: the run, its secrets, the sweep and the drift, by what they have left in
RESULTS_DIR. It is opened when the state goes bad, told when it goes bad in another way, closed when it is good again, and left alone
in between. What is missing or torn is told. To be run by a job of GitHub or GitLab, with ISSUE_TOKEN, as the last step. With HEARTBEAT_URL
it then tells a service that watches for it that the night has happened.`,
  flags: {},
  exitCodes: { 0: 'done', 3: 'the forge or HEARTBEAT_URL refused or could not be asked' },
} as const;

await runCommand(command, async () => {
  const [found, setUp] = [forge(), night()];
  if (typeof found === 'string') throw new CommandError(found);
  if (typeof setUp === 'string') throw new CommandError(setUp);
  await prepareNetwork();
  say(await follow(trackerOf(found), readNight(settings.resultsDir, setUp.drifts), found.run));
  if (setUp.heartbeat) await sendHeartbeat(setUp.heartbeat);
  return 0;
});
