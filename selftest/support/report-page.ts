import type { HttpExchange } from 'allure-js-commons';
import { requirements, type RequirementId } from '../../contract/requirements/index.ts';
import type { Exchange, FailureEvidence } from '../../src/evidence/failure-evidence.ts';
import type { KnownDeviation } from '../../src/config/known-deviations/known-deviation.ts';
import { runFacts } from '../../src/run/run-facts.ts';
import { readSettings } from '../../src/config/index.ts';
import type { HistoryLine } from '../../reporters/history/history-line.ts';
import { page } from '../../reporters/page/index.tsx';
import type { TestRecord } from '../../src/evidence/test-record.ts';
import { reportOf } from '../../reporters/build-report.ts';
import type { Report } from '../../reporters/report.ts';
import type { Findings } from '../../reporters/verdict.ts';
import { aTestRecord } from './test-record.ts';

const json = (value: object) =>
  ({ contentType: 'application/json', encoding: 'utf8', value: JSON.stringify(value) }) as const;

/** A call that was answered, with a body of so many characters. */
export const anExchange = (length = 20): Exchange => ({
  operation: 'updateAddress',
  speaker: 'customer',
  milliseconds: 12,
  http: {
    schemaVersion: 1,
    request: {
      method: 'PATCH',
      url: 'https://api.example.test/customer/shop/me/addresses/1',
      headers: [{ name: 'authorization', value: 'Bearer <access-token:1>' }],
      body: json({ city: 'Hamburg' }),
    },
    response: {
      status: 200,
      headers: [{ name: 'content-type', value: 'application/json' }],
      body: json({ city: 'x'.repeat(length) }),
    },
  } satisfies HttpExchange,
});

/** The evidence of a test that failed on a PATCH. */
export const aFailureEvidence = (
  id: RequirementId,
  exchanges: readonly Exchange[] = [anExchange()],
): FailureEvidence => ({
  version: 1,
  headline:
    'updateAddress (PATCH /customer/{tenant}/me/addresses/{addressId}) as customer was answered 200: /street: expected a string (required), received nothing',
  speaker: 'customer',
  operation: 'updateAddress',
  route: 'PATCH /customer/{tenant}/me/addresses/{addressId}',
  requirement: [{ id, ...requirements[id] }],
  breaks: 'documented',
  signature: 'updateAddress as customer -> 200: /street: expected a string (required), received nothing',
  expected: 'a string (required)',
  received: 'nothing',
  violations: [{ check: 'schema', pointer: '/street', expected: 'a string (required)', received: 'nothing' }],
  curl: `curl -X PATCH 'https://api.example.test/customer/shop/me/addresses/1' -H "Authorization: Bearer $TOKEN"`,
  seed: 7,
  command: 'SEED=7 npm run conformance -- tests/address/patch.spec.ts:16',
  exchanges,
});

/** A test that failed, with its evidence. */
export const aFailedTest = (id: RequirementId, own: Partial<TestRecord> = {}): TestRecord =>
  aTestRecord({
    id,
    title: `breaks ${id}`,
    outcome: 'failed',
    requirements: [id],
    failure: aFailureEvidence(id),
    ...own,
  });

/** The report of a run with these tests against a target outside. */
export function aReport(
  found: Partial<Findings>,
  earlier: readonly HistoryLine[] = [],
  deviations: readonly KnownDeviation[] = [],
  name?: string,
): Report {
  const { settings } = readSettings({
    SEED: '7',
    API_URL: 'https://api.example.test',
    TENANT: 'shop',
    STOREFRONT_CLIENT_ID: 'x',
  });
  const facts = runFacts(settings);
  return reportOf(
    { tests: [], troubles: [], required: [], interrupted: false, ...found },
    {
      ...facts,
      target: { ...facts.target, ...(name !== undefined && { name }) },
      known: { file: 'known-deviations.json', deviations },
    },
    { startedAt: new Date('2026-02-01'), milliseconds: 1000 },
    earlier,
  );
}

/** The page of a run with these tests. */
export function renderPage(
  tests: readonly TestRecord[],
  earlier: readonly HistoryLine[] = [],
  warnings: readonly string[] = [],
  deviations: readonly KnownDeviation[] = [],
) {
  const report = aReport({ tests }, earlier, deviations);
  return page({ report, earlier, warnings, proof: { kind: 'unknown', reason: 'No proof lies beside this run.' } });
}
