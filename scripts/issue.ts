import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { forge } from '../src/config/forge.ts';
import { settings } from '../src/config/index.ts';
import type { Report } from '../reporters/report.ts';
import type { Overview } from '../reporters/targets/overview.ts';
import { follow } from './issue/update-issue.ts';
import { ForgeFailure, trackerOf } from './issue/tracker.ts';
import { commandLine, Misuse } from './cli/misuse.ts';

const usage = `npm run issue
Makes one issue of this project follow the state of the nightly run, by the conformance.json that it wrote: opened when the run goes
bad, closed when it is good again, left alone in between. To be run by a job of GitHub or GitLab, with ISSUE_TOKEN.

Exit codes: 0 done, 2 misuse, 3 the forge refused or could not be asked.`;

await commandLine(usage, async () => {
  try {
    const { values } = parseArgs({ options: { help: { type: 'boolean', default: false } } });
    if (values.help) {
      process.stdout.write(`${usage}\n`);
      return 0;
    }
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
  const found = forge();
  if (typeof found === 'string') throw new Misuse(found);
  const file = path.join(settings.resultsDir, 'conformance.json');
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report | Overview) : undefined;
  try {
    process.stdout.write(`${await follow(trackerOf(found), report, found.run)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof ForgeFailure)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 3;
  }
});
