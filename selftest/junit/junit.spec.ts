import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { junit } from '../../reporters/junit.ts';
import type { Report } from '../../reporters/report.ts';
import type { Findings } from '../../reporters/verdict.ts';
import { complaintsOf, consumers, talliesOf } from '../support/junit-readers.ts';
import { aKnownDeviation, patchReplacesAddress, today } from '../support/known-deviation.ts';
import { aFailedTest, aFailureEvidence, aReport } from '../support/report-page.ts';
import { removeTemporaryFolders } from '../support/run-command.ts';
import { aTestRecord } from '../support/test-record.ts';

const merges = 'address.patch.merges';
const hostile = '\ufffe\ud800\0\b\x1b[31m\x85\u202e ]]> <![CDATA[ </failure> <!-- &amp; &#0; "\' \n\t \r\n \u{1ffff}';
const passed = aTestRecord({ id: 'ok', title: 'keeps a promise' });
const failed = aFailedTest(merges);
const blocked = aTestRecord({ id: 'b', title: 'b', outcome: 'blocked', error: 'Blocked: GET /a was answered 503.' });
const advisory = aFailedTest('address.delete.refuses-unknown-id', { outcome: 'advisory' });
const lacking = aTestRecord({ id: 'n', title: 'n', outcome: 'not run', lacks: ['inbox'] });
const broken = aTestRecord({ id: 'e', title: 'e', outcome: 'error', error: 'TypeError: x is not a function' });
const known = aFailedTest(merges, {
  title: patchReplacesAddress.test,
  outcome: 'known',
  failure: { ...aFailureEvidence(merges), signature: patchReplacesAddress.signature },
});
const unreached = { title: 'not reached', target: '', where: 'tests/a.spec.ts:9' };
const deceitful = aTestRecord({ ...failed, title: hostile, error: hostile.repeat(5_000) });

const junitOf = (found: Partial<Findings>, deviations: Parameters<typeof aReport>[2] = []): string =>
  junit([{ report: aReport(found, [], deviations), unreached: found.unreached ?? [] }]);
const ofTarget = (name: string, found: Partial<Findings>): { report: Report; unreached: [] } => ({
  report: aReport(found, [], [], name),
  unreached: [],
});

/** Each kind of run, and what a reader has to count in it: passed, failures, errors, skipped. */
const runs = {
  green: [junitOf({ tests: [passed] }), 1, 0, 0, 0],
  red: [junitOf({ tests: [passed, failed, broken] }), 1, 1, 1, 0],
  partial: [junitOf({ tests: [passed, lacking, advisory] }), 1, 0, 0, 2],
  blocked: [junitOf({ tests: [passed, blocked] }), 1, 0, 1, 0],
  known: [junitOf({ tests: [passed, known] }, [aKnownDeviation()]), 1, 0, 0, 1],
  'known and over': [junitOf({ tests: [{ ...known, outcome: 'passed' }] }, [aKnownDeviation()]), 1, 0, 1, 0],
  hostile: [junitOf({ tests: [deceitful, { ...deceitful, id: '2' }] }), 0, 2, 0, 0],
  'stopped early': [junitOf({ tests: [failed], unreached: [unreached, unreached] }), 0, 1, 0, 2],
  'without a test': [junitOf({ troubles: [{ verdict: 'blocked', message: 'no connection' }] }), 0, 0, 1, 0],
  'of two targets': [junit([ofTarget('qa', { tests: [failed] }), ofTarget('prod', { tests: [passed] })]), 1, 1, 0, 0],
} as const;

test.afterEach(removeTemporaryFolders);

for (const [kind, [xml, ...counts]] of Object.entries(runs))
  test(`a run that is ${kind} is valid for every consumer, and counted right by every reader`, async () => {
    const [passes, failures, errors, skipped] = counts;
    const tally = { passed: passes, failures, errors, skipped };

    const complaints = await Promise.all(consumers.map((consumer) => complaintsOf(xml, consumer)));

    expect(complaints.filter(Boolean)).toEqual([]);
    expect(await talliesOf(xml)).toEqual({
      junit2json: tally,
      'test-results-parser': tally,
      'junitxml-to-javascript': [passes, failures + errors, skipped],
    });
  });

test('a message holds the requirement and the finding, and what is skipped says why in the word of its outcome', () => {
  expect(runs.red[0]).toContain(
    `<failure message="${merges}: updateAddress (PATCH /customer/{tenant}/me/addresses/{addressId}) as customer was answered 200: /street:`,
  );
  expect(runs.red[0]).toContain('<error message="TypeError: x is not a function" type="error">');
  expect(runs.blocked[0]).toContain('<error message="Blocked: GET /a was answered 503." type="blocked">');
  expect(runs.partial[0]).toContain('<skipped>not run: the target lacks inbox (');
  expect(runs.partial[0]).toContain('<skipped>advisory: address.delete.refuses-unknown-id: updateAddress ');
  expect(runs.known[0]).toMatch(/<skipped>known: .* \(accepted by team storefront until \d{4}-\d\d-\d\d: The fix/);
  expect(runs['stopped early'][0]).toContain('<skipped>not asked: the run ended before this test</skipped>');
  expect(runs['without a test'][0]).toContain('<error message="no connection" type="blocked">');
});

test('a breach of the security baseline says so, and a suite names verdict, reason and seed', () => {
  const failure = { ...aFailureEvidence(merges), breaks: 'baseline' as const };

  const xml = junitOf({ tests: [aFailedTest(merges, { failure })] });

  expect(xml).toContain(`<failure message="security baseline: ${merges}: `);
  expect(xml).toContain('<property name="verdict" value="deviates"/>');
  expect(xml).toContain('<property name="because" value="breaks the security baseline: 1 test of');
  expect(xml).toContain('<property name="seed" value="7"/>');
});

test('whatever a tenant says, the document can be read and stays small', async () => {
  const characters = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom(hostile, ']]>', '\ud83d'));
  const texts = fc.sample(fc.array(characters, { maxLength: 5 }), { numRuns: 200, seed: Number(today.slice(8)) });
  const tests = texts.map((parts, at) =>
    aFailedTest(merges, { id: `t${at}`, title: parts.join('') || 'x', error: parts.join('\n') }),
  );

  expect(await complaintsOf(junitOf({ tests }), 'jenkins-junit')).toBe('');
  expect(runs.hostile[0].length).toBeLessThan(50_000);
});
