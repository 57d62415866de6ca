import { requirements, type RequirementId } from '../../contract/requirements/index.ts';
import { addToHistory } from '../../reporters/history/history-file.ts';
import { aHistoryLineWithFailures } from './history-line.ts';

// A process of its own that adds fifty long runs of a day to a history: node --import tsx add-runs.ts FILE DAY
const [file = '', day = '1'] = process.argv.slice(2);
const ids = Object.keys(requirements) as RequirementId[];
for (let seed = 0; seed < 50; seed++)
  for (const warning of addToHistory(file, aHistoryLineWithFailures(Number(day), ids, { seed })))
    process.stdout.write(`${warning}\n`);
