import { expect, test } from '@playwright/test';
import { requirements, type RequirementId } from '../../contract/requirements/index.ts';
import { clustersOf } from '../../reporters/page/failure-clusters.ts';
import { aTestRecord } from '../support/test-record.ts';
import { aFailedTest, anExchange, renderPage, aFailureEvidence } from '../support/report-page.ts';

const ids = Object.keys(requirements) as RequirementId[];
const [id = 'address.patch.merges', other = id] = ids;

test('500 failing tests with all their calls make a page of less than 3 MB in less than 2 seconds', () => {
  const failure = aFailureEvidence(
    id,
    Array.from({ length: 20 }, () => anExchange(8000)),
  );
  const tests = Array.from({ length: 500 }, (_, at) => aFailedTest(ids[at] ?? id, { id: `t${at}`, failure }));
  const started = process.cpuUsage();

  const html = renderPage(tests);

  expect(Buffer.byteLength(html)).toBeLessThan(3_000_000);
  // What it computes, not how long it waits for a processor that others use.
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000);
  expect(html.match(/curl -X PATCH/g)).toHaveLength(500);
});

test('what a tenant answers stands in the page as text, never as markup', () => {
  const hostile = '</script><img src=x onerror=alert(1)>';
  const html = renderPage(
    [aFailedTest(id, { failure: { ...aFailureEvidence(id), received: hostile } })],
    [],
    [hostile],
  );

  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img src=x');
});

test('tests that fail alike are one cluster, whatever the values', () => {
  const said = (received: string) => ({
    ...aFailureEvidence(id),
    violations: [{ check: 'schema', pointer: '/0/street', expected: 'a string', received } as const],
  });
  const clusters = clustersOf([
    aFailedTest(id, { failure: said('"Lindenweg 1"') }),
    aFailedTest(other, { failure: said('"Elm Street"') }),
    aFailedTest(other, { failure: { ...said('4711'), operation: 'addAddress' } }),
    aTestRecord({ outcome: 'blocked', error: 'Blocked: GET /a got no answer' }),
    aTestRecord({ outcome: 'passed' }),
  ]);

  expect(clusters.map(({ outcome, tests }) => [outcome, tests.length])).toEqual([
    ['failed', 2],
    ['failed', 1],
    ['blocked', 1],
  ]);
  expect(clusters[0]?.cause).toBe('updateAddress: /*/street: expected a string, received "…"');
});

test('a run that never asked has a page that says so, and no empty chapters', () => {
  const html = renderPage([], [], ['The history cannot be read.']);

  expect(html).toContain('No test was executed');
  expect(html).toContain('The history cannot be read.');
  expect(html).not.toContain('id="operations"');
});
