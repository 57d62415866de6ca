import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { costKey, recordedCostsFile, type RecordedCost } from '../reporters/recorded-costs.ts';
import type { Report } from '../reporters/report.ts';
import { settings } from '../src/config/index.ts';
import { CommandError } from './cli/command-error.ts';
import { runCommand, say } from './cli/command.ts';

const command = {
  call: 'npm run costs',
  about: `Records what each test cost in the last run, so that npm run conformance -- --list can tell it beforehand.
Make a whole run at the embedded tenant first, with --workers=1.`,
  flags: {},
  exitCodes: { 0: 'recorded' },
} as const;

await runCommand(command, async () => {
  const file = path.join(settings.resultsDir, 'conformance.json');
  const { tests, target, verdict } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  if (target.kind !== 'embedded' || verdict !== 'conforms')
    throw new CommandError(
      `${file}: found a run that is ${verdict}, ${target.kind}; expected one that conforms, embedded.`,
    );
  const costs = tests.map(({ where, title, cost }): [string, RecordedCost] => [
    costKey(where, title),
    [cost.requests, cost.customers, cost.customerLogins, cost.anonymousLogins, cost.mails],
  ]);
  const sorted = Object.fromEntries(costs.toSorted(([one], [other]) => (one < other ? -1 : 1)));
  const text = await format(JSON.stringify(sorted), { ...(await resolveConfig(recordedCostsFile)), parser: 'json' });
  writeFileSync(recordedCostsFile, text);
  say(`${costs.length} tests recorded.`);
  return 0;
});
