import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { FullConfig, Suite, TestCase, TestResult as Result } from '@playwright/test/reporter';
import type { Attachment, TestResult } from 'allure-js-commons';
import { AllureReporter } from 'allure-playwright';
import { runFacts, runsIn, type RunFacts } from '../../src/run/run-facts.ts';
import type { Exchange } from '../../src/evidence/failure-evidence.ts';
import { outcomeRow } from '../../contract/outcomes.ts';
import { allureText } from '../../src/evidence/failure-text.ts';
import type { TestRecord } from '../../src/evidence/test-record.ts';
import { settings } from '../../src/config/index.ts';
import { recordOf } from '../test-records.ts';
import { categories, categoryOf } from './categories.ts';
import { Status } from './allure-library.ts';
import { digest, identityOf, labelsOf, linksOf } from './labels.ts';
import { stepsOf } from './steps.ts';
import { UnhurriedWriter } from './results-writer.ts';

const statusNames = { passed: 'PASSED', failed: 'FAILED', broken: 'BROKEN', skipped: 'SKIPPED' } as const;

/** What Allure's reporter keeps to itself; it has no setting for either. */
interface Insides {
  allureRuntime: { writer: UnhurriedWriter };
  readonly allureResultsUuids: ReadonlyMap<string, string>;
}

/** No folders: they are for snapshots, which nothing here is compared with. */
const noFolders = { outputDir: '', snapshotDir: '' } as FullConfig['projects'][number];

/** What Allure shows of the run as a whole. */
const environment = (
  targets: readonly RunFacts['target'][],
  { seed, level }: RunFacts,
  playwright: string,
): Record<string, string> => ({
  ...Object.fromEntries(
    targets.flatMap(({ name, url, tenant }) => [
      [name === undefined ? 'Target' : `Target ${name}`, url],
      [name === undefined ? 'Tenant' : `Tenant ${name}`, tenant],
    ]),
  ),
  Seed: String(seed),
  Gate: level.toUpperCase(),
  Node: process.version,
  Playwright: playwright,
});

/**
 * Allure's own reporter, which knows requirements: it groups by them, keeps a test's history by them, and its steps are calls with
 * their exchange. A step of each fixture and of each of Playwright's own doings would cost several times as much and hide the calls.
 */
export default class Allure extends AllureReporter {
  private readonly folder: string;
  private root = process.cwd();
  private targets = [runFacts(settings).target];

  constructor({ resultsDir }: { readonly resultsDir: string }) {
    super({ resultsDir, categories: [...categories] });
    this.folder = resultsDir;
  }

  override onConfigure(config: FullConfig): void {
    // It asks for the first project's folders, and merged shards have no projects.
    super.onConfigure(config.projects.length > 0 ? config : { ...config, projects: [noFolders] });
    const told = runsIn(config.metadata);
    const [run = runFacts(settings)] = told;
    if (told.length > 0) this.targets = told.map(({ target }) => target);
    this.options = { ...this.options, environmentInfo: environment(this.targets, run, config.version) };
    this.root = config.configFile ? path.dirname(config.configFile) : process.cwd();
  }

  override onBegin(suite: Suite): void {
    super.onBegin(suite);
    this.insides.allureRuntime.writer = new UnhurriedWriter(this.folder);
  }

  override onStepBegin(): void {
    // Steps are written at the end of a test, when it is known which of them were calls.
  }

  override onStepEnd(): void {
    // See onStepBegin.
  }

  override async onTestEnd(test: TestCase, result: Result): Promise<void> {
    const record = recordOf(test, result, this.root);
    const uuid = this.insides.allureResultsUuids.get(test.id);
    if (uuid !== undefined) this.writer.amend(uuid, this.ownPartOf(record, result));
    await super.onTestEnd(test, { ...result, steps: [], attachments: [] });
  }

  override async onEnd(): Promise<void> {
    await super.onEnd();
    this.writer.close();
  }

  private get insides(): Insides {
    return this as unknown as Insides;
  }

  private get writer(): UnhurriedWriter {
    return this.insides.allureRuntime.writer;
  }

  private ownPartOf(record: TestRecord, result: Result): Partial<TestResult> {
    const { title, where, outcome, requirements: ids, failure, lacks, target } = record;
    const { tenant = '' } = this.targets.find(({ name = target }) => name === target) ?? {};
    const testCaseId = identityOf(ids, title);
    const category = categoryOf(record);
    const { message: told, description } = allureText(record);
    const message = outcome === 'not run' ? `not run · the target lacks ${lacks.join(', ')}` : told;
    return {
      name: title,
      fullName: where,
      testCaseId,
      historyId: digest([testCaseId, tenant, target].filter((part) => part !== '').join(' ')),
      status: Status[statusNames[outcomeRow(outcome).allure]],
      statusDetails: {
        ...(message !== undefined && { message: category ? `${category} · ${message}` : message }),
        ...(result.error?.stack !== undefined && { trace: result.error.stack }),
        ...(failure && { expected: failure.expected, actual: failure.received }),
      },
      ...(description !== undefined && { description }),
      steps: stepsOf(result.steps, (exchange) => this.attach(exchange)),
      parameters: [...(target === '' ? [] : [{ name: 'target', value: target }]), { name: 'tenant', value: tenant }],
      labels: labelsOf(record, result.workerIndex),
      links: linksOf(ids),
    };
  }

  private attach({ http }: Exchange): Attachment {
    const source = `${randomUUID()}-attachment.httpexchange`;
    this.writer.writeAttachment(source, Buffer.from(JSON.stringify(http)));
    return { name: `${http.request.method} exchange`, type: 'application/vnd.allure.http+json', source };
  }
}
