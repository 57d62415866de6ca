import { parse } from 'junit2json';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parse as parseFile } from 'test-results-parser';
import { validateXML } from 'xmllint-wasm';
import { temporaryFolder } from './run-command.ts';

const schemas = path.resolve(import.meta.dirname, '../junit/schemas');

/** The readers whose schemas lie in selftest/junit/schemas. */
export const consumers = ['jenkins-junit', 'jenkins-xunit', 'gitlab', 'azure'] as const;

/** What a consumer's schema says of a document: nothing where it is valid. */
export async function complaintsOf(xml: string, consumer: (typeof consumers)[number]): Promise<string> {
  const schema = { fileName: 'schema.xsd', contents: readFileSync(path.join(schemas, `${consumer}.xsd`), 'utf8') };
  const { valid, rawOutput } = await validateXML({ xml: [{ fileName: 'junit.xml', contents: xml }], schema: [schema] });
  return valid ? '' : `${consumer}: ${rawOutput.slice(0, 1000)}`;
}

/** How many tests a reader has found, by what JUnit calls them. */
export interface Tally {
  readonly passed: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

async function ofJunit2json(xml: string): Promise<Tally> {
  const report = await parse(xml);
  const suites = report && 'testsuite' in report ? (report.testsuite ?? []) : [];
  const cases = suites.flatMap(({ testcase = [] }) => testcase);
  const failures = cases.filter(({ failure }) => failure).length;
  const errors = cases.filter(({ error }) => error).length;
  const skipped = cases.filter((each) => each.skipped !== undefined).length;
  return { passed: cases.length - failures - errors - skipped, failures, errors, skipped };
}

interface JavaScriptReport {
  readonly testsuites: readonly { readonly testCases: readonly { readonly result: string }[] }[];
}
type JavaScriptParser = new () => { parseXMLString: (xml: string) => Promise<JavaScriptReport> };
// It has no types, and is CommonJS.
const Parser = createRequire(import.meta.url)('junitxml-to-javascript') as JavaScriptParser;

/** It calls failures and errors alike. */
async function ofJavaScript(xml: string): Promise<readonly number[]> {
  const { testsuites } = await new Parser().parseXMLString(xml);
  const results = testsuites.flatMap(({ testCases }) => testCases.map(({ result }) => result));
  return ['succeeded', 'failed', 'skipped'].map((wanted) => results.filter((result) => result === wanted).length);
}

/** It reads files only, and the counts of suites. */
function ofTestResults(xml: string): Tally {
  const folder = temporaryFolder();
  const file = path.join(folder, 'junit.xml');
  writeFileSync(file, xml);
  const { passed, failed, errors, skipped } = parseFile({ type: 'junit', files: [file] });
  return { passed, failures: failed, errors, skipped };
}

/** What three readers of the npm registry count in a document. */
export const talliesOf = async (xml: string) => ({
  junit2json: await ofJunit2json(xml),
  'test-results-parser': ofTestResults(xml),
  'junitxml-to-javascript': await ofJavaScript(xml),
});
