import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import openInBrowser from 'open';
import { hasDisplay, settings } from '../src/config/index.ts';
import { commandLine } from '../src/shared/installation.ts';
import { CommandError } from './cli/command-error.ts';
import { runCommand, say } from './cli/command.ts';
import { followRenames, readPoints, resultsIn, withoutRun, writePoints } from './report/allure-history.ts';

const command = {
  call: 'npm run report',
  about:
    'Builds the Allure report of the last run as one file, allure.html, beside its conformance.html, and opens both.',
  flags: { 'no-open': { type: 'boolean', default: false, help: 'print where they are instead' } },
  exitCodes: { 0: 'built', 2: 'misuse, no results, or the report could not be built' },
} as const;

const { resultsDir, historyFile } = settings;
const results = path.join(resultsDir, 'allure-results');

/** Allure's command line. It is half as large as all else together, so a project that wants its report installs it beside the package. */
function allureCli(): string {
  try {
    return path.resolve(createRequire(import.meta.url).resolve('allure'), '../../cli.js');
  } catch {
    const page = path.join(resultsDir, 'conformance.html');
    throw new CommandError(
      `The package allure is not installed, which builds this report: npm install --save-dev allure@3. ${page} needs nothing.`,
    );
  }
}

/** How many runs Allure's own history keeps; each costs about as much as the results themselves. */
const historyLimit = 20;

/** Allure reads its settings from a file; theirs follow from ours, so it is written for each report. */
function configuration(folder: string, historyPath: string): string {
  const file = path.join(folder, 'allurerc.json');
  const config = {
    name: 'Conformance of the Emporix Customer Service API',
    output: path.join(folder, 'report'),
    historyPath,
    historyLimit,
    plugins: { awesome: { options: { singleFile: true, reportLanguage: 'en' } } },
  };
  writeFileSync(file, JSON.stringify(config));
  return file;
}

/** Builds the page, and has Allure add the run to the end of a history. */
function generate(folder: string, history: string): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [allureCli(), 'generate', '--config', configuration(folder, history), results],
    { cwd: folder, encoding: 'utf8' },
  );
  const page = path.join(folder, 'report', 'index.html');
  if (status !== 0 || !existsSync(page))
    throw new CommandError(`Allure could not build its report:\n${stdout}${stderr}`);
  return readFileSync(page, 'utf8');
}

/**
 * Builds the page with the history of each test. Allure adds a run whenever it is looked at, and takes a test with another title for a
 * new one: it works on a copy, and what is kept has each run once.
 */
function withHistory(folder: string): string {
  const kept = path.join(path.dirname(historyFile), 'allure-history.jsonl');
  const copy = path.join(folder, 'history.jsonl');
  const earlier = withoutRun(readPoints(kept), resultsIn(results)).slice(1 - historyLimit);
  writePoints(copy, earlier);
  let html = generate(folder, copy);
  const now = readPoints(copy).at(-1);
  if (!now) return html;
  const followed = followRenames(earlier, now);
  if (followed.some((point, at) => point !== earlier[at])) {
    writePoints(copy, followed);
    html = generate(folder, copy);
  }
  writePoints(kept, [...followed, now]);
  return html;
}

/** Allure puts a tag of Google Analytics into every report and has no switch against it. */
const analytics =
  /<script async src="https:\/\/www\.googletagmanager\.com\/[^"]*"><\/script>\s*<script>\s*window\.dataLayer[\s\S]*?<\/script>/g;

function withoutAnalytics(html: string): string {
  const own = html.replace(analytics, '');
  if (/googletagmanager|dataLayer/.test(own))
    throw new CommandError(
      'Allure has changed its analytics tag, which could not be taken out: the report was not written.',
    );
  return own;
}

async function show(pages: readonly string[], wanted: boolean): Promise<void> {
  for (const page of pages) {
    say(path.relative(process.cwd(), page));
    if (wanted && hasDisplay()) await openInBrowser(page);
  }
}

await runCommand(command, async ({ 'no-open': stayClosed }) => {
  if (!existsSync(results) || readdirSync(results).length === 0)
    throw new CommandError(
      `There are no results in ${results}: run "${commandLine('conformance')}" first, or set RESULTS_DIR to where a run has written its own.`,
    );
  const folder = mkdtempSync(path.join(tmpdir(), 'allure-'));
  const page = path.join(resultsDir, 'allure.html');
  try {
    writeFileSync(page, withoutAnalytics(withHistory(folder)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await show([path.join(resultsDir, 'conformance.html'), page].filter(existsSync), !stayClosed);
  return 0;
});
