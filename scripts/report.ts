import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import openInBrowser from 'open';
import { hasDisplay, settings } from '../src/config/index.ts';

const help = `npm run report -- [--no-open]
Builds the Allure report of the last run as one file, allure.html, beside its conformance.html, and opens both.

  --no-open   print where they are instead
  --help      this text

Exit codes: 0 built, 2 misuse, no results, or the report could not be built.`;

/** For whoever typed the command: told without a stack, exit 2. */
class Misuse extends Error {}

const allure = path.resolve(import.meta.dirname, '../node_modules/allure/cli.js');
const { resultsDir, historyFile } = settings;
const results = path.join(resultsDir, 'allure-results');

/** How many runs Allure's own history keeps; each costs about as much as the results themselves. */
const historyLimit = 20;

function options(): { readonly open: boolean; readonly help: boolean } {
  try {
    const { values } = parseArgs({
      allowNegative: true,
      options: { open: { type: 'boolean', default: true }, help: { type: 'boolean', default: false } },
    });
    return values;
  } catch (error) {
    throw new Misuse(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
  }
}

/** Allure reads its settings from a file; theirs follow from ours, so it is written for each report. */
function configuration(folder: string): string {
  const file = path.join(folder, 'allurerc.json');
  const config = {
    name: 'Conformance of the Emporix Customer Service API',
    output: path.join(folder, 'report'),
    historyPath: path.join(path.dirname(historyFile), 'allure-history.jsonl'),
    historyLimit,
    plugins: { awesome: { options: { singleFile: true, reportLanguage: 'en' } } },
  };
  writeFileSync(file, JSON.stringify(config));
  return file;
}

function generate(folder: string): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [allure, 'generate', '--config', configuration(folder), results],
    { cwd: folder, encoding: 'utf8' },
  );
  const page = path.join(folder, 'report', 'index.html');
  if (status !== 0 || !existsSync(page)) throw new Misuse(`Allure could not build its report:\n${stdout}${stderr}`);
  return readFileSync(page, 'utf8');
}

/** Allure puts a tag of Google Analytics into every report and has no switch against it. */
const analytics =
  /<script async src="https:\/\/www\.googletagmanager\.com\/[^"]*"><\/script>\s*<script>\s*window\.dataLayer[\s\S]*?<\/script>/g;

function withoutAnalytics(html: string): string {
  const own = html.replace(analytics, '');
  if (/googletagmanager|dataLayer/.test(own))
    throw new Misuse('Allure has changed its analytics tag, which could not be taken out: the report was not written.');
  return own;
}

async function show(pages: readonly string[], wanted: boolean): Promise<void> {
  for (const page of pages) {
    process.stdout.write(`${path.relative(process.cwd(), page)}\n`);
    if (wanted && hasDisplay()) await openInBrowser(page);
  }
}

async function main(): Promise<void> {
  const given = options();
  if (given.help) {
    process.stdout.write(`${help}\n`);
    return;
  }
  if (!existsSync(results) || readdirSync(results).length === 0)
    throw new Misuse(
      `There are no results in ${results}: run "npm run conformance" first, or set RESULTS_DIR to where a run has written its own.`,
    );
  const folder = mkdtempSync(path.join(tmpdir(), 'allure-'));
  const page = path.join(resultsDir, 'allure.html');
  try {
    writeFileSync(page, withoutAnalytics(generate(folder)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await show([path.join(resultsDir, 'conformance.html'), page].filter(existsSync), given.open);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Misuse)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
