import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FullConfig, Reporter, Suite, TestCase, TestResult as Result } from '@playwright/test/reporter';
import { Stage, Status, type Attachment, type TestResult } from 'allure-js-commons';
import type { Exchange } from '../../fixtures/evidence/failure.ts';
import type { Outcome } from '../../fixtures/outcome.ts';
import { settings } from '../../fixtures/settings/index.ts';
import { recordOf, requirementsOf, type TestRecord } from '../record.ts';
import { categories, categoryOf } from './categories.ts';
import { claimOf, digest, identityOf, labelsOf, linksOf } from './labels.ts';
import { stepsOf } from './steps.ts';

const statuses: Readonly<Record<Outcome, Status>> = {
  passed: Status.PASSED,
  failed: Status.FAILED,
  // It does not gate: in Allure too it is told apart by its category, not by red.
  advisory: Status.PASSED,
  'not run': Status.SKIPPED,
  blocked: Status.BROKEN,
  error: Status.BROKEN,
};

const own = /-(result|container)\.json$|-attachment\.|^(categories\.json|environment\.properties)$/;

const escaped = (text: string): string => text.replace(/[\\\n:=]/g, (sign) => (sign === '\n' ? '\\n' : `\\${sign}`));

/**
 * Writes what Allure reads. Allure's own reporter for Playwright makes a step of every fixture and of every request context, knows
 * no requirement, and costs several times as much; its file format is documented, and its types are used here.
 */
export default class Allure implements Reporter {
  private readonly folder: string;
  private readonly claims = new Map<string, number>();
  private root = process.cwd();
  private version = '';

  constructor({ resultsDir }: { readonly resultsDir: string }) {
    this.folder = resultsDir;
  }

  printsToStdio(): boolean {
    return false;
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.root = config.configFile ? path.dirname(config.configFile) : process.cwd();
    this.version = config.version;
    mkdirSync(this.folder, { recursive: true });
    // What an earlier run has left would read as retries of this one's tests.
    for (const name of readdirSync(this.folder).filter((each) => own.test(each))) rmSync(path.join(this.folder, name));
    for (const test of suite.allTests()) {
      const claim = claimOf(requirementsOf(test));
      this.claims.set(claim, (this.claims.get(claim) ?? 0) + 1);
    }
  }

  onTestEnd(test: TestCase, result: Result): void {
    const record = recordOf(test, result, this.root);
    this.write(`${randomUUID()}-result.json`, JSON.stringify(this.resultOf(record, result)));
  }

  onEnd(): void {
    const { outside, seed, level } = settings;
    const environment = {
      Target: outside?.url ?? 'the embedded reference tenant',
      Tenant: outside?.main.tenant ?? 'acme',
      Seed: String(seed),
      Gate: level.toUpperCase(),
      Node: process.version,
      Playwright: this.version,
    };
    const lines = Object.entries(environment).map(([name, value]) => `${name} = ${escaped(value)}\n`);
    this.write('environment.properties', lines.join(''));
    this.write('categories.json', JSON.stringify(categories, null, 2));
  }

  private resultOf(record: TestRecord, result: Result): TestResult {
    const { title, where, outcome, requirements: ids, error, failure, milliseconds, lacks } = record;
    const tenant = settings.outside?.main.tenant ?? 'acme';
    const testCaseId = identityOf(ids, title, this.claims.get(claimOf(ids)) === 1);
    const category = categoryOf(record);
    const message = outcome === 'not run' ? `not run · the target lacks ${lacks.join(', ')}` : error;
    const start = result.startTime.getTime();
    const promises = (failure?.requirement ?? []).map(
      ({ level, id, sentence, source }) => `**${level}** \`${id}\`: ${sentence} _${source}_`,
    );
    return {
      uuid: randomUUID(),
      name: title,
      fullName: where,
      testCaseId,
      historyId: digest(`${testCaseId} ${tenant}`),
      status: statuses[outcome],
      statusDetails: {
        ...(message !== undefined && { message: category ? `${category} · ${message}` : message }),
        ...(result.error?.stack !== undefined && { trace: result.error.stack }),
        ...(failure && { expected: failure.expected, actual: failure.received }),
      },
      stage: Stage.FINISHED,
      ...(failure && { description: [...promises, '', '```sh', failure.curl, failure.command, '```'].join('\n') }),
      steps: stepsOf(result.steps, (exchange) => this.attach(exchange)),
      attachments: [],
      parameters: [{ name: 'tenant', value: tenant }],
      labels: labelsOf(record, result.workerIndex),
      links: linksOf(ids),
      start,
      stop: start + Math.max(milliseconds, 0),
    };
  }

  private attach({ http }: Exchange): Attachment {
    const source = `${randomUUID()}-attachment.httpexchange`;
    this.write(source, JSON.stringify(http));
    return { name: `${http.request.method} exchange`, type: 'application/vnd.allure.http+json', source };
  }

  private write(name: string, content: string): void {
    writeFileSync(path.join(this.folder, name), content);
  }
}
