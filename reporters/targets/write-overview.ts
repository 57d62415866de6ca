import path from 'node:path';
import { settings } from '../../src/config/index.ts';
import type { Report } from '../report.ts';
import { writeReport } from '../write-report.ts';
import { markdownOfAll } from './overview-markdown.ts';
import { overviewOf, type Overview } from './overview.ts';
import { overviewPage } from './overview-page.tsx';

/** Writes what tells of all targets of a run, beside the folder with their own reports. */
export function writeOverview(reports: readonly Report[], notAsked: readonly string[]): Overview {
  const overview = overviewOf(reports, notAsked);
  const write = (name: string, text: string): void => {
    writeReport(path.join(settings.resultsDir, name), text);
  };
  write('conformance.json', `${JSON.stringify(overview, null, 2)}\n`);
  write('conformance.md', markdownOfAll(overview, reports));
  write('conformance.html', overviewPage(overview, reports));
  return overview;
}
