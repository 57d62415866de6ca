import { expect, test } from '@playwright/test';
import type { Ground } from '../../contract/requirements/index.ts';
import type { Violation } from '../../src/checks/violation.ts';
import type { FailureEvidence } from '../../src/evidence/failure-evidence.ts';
import type { TestRecord } from '../../src/evidence/test-record.ts';
import { conclude } from '../../reporters/verdict.ts';
import { brokenGround } from '../../src/run/broken-ground.ts';
import { removeTemporaryFolders, runConformance } from '../support/run-command.ts';
import { startOutsideTenant } from '../support/servers.ts';
import { tenantOptionsWithFaults } from '../support/tenant-with-faults.ts';
import { aTestRecord } from '../support/test-record.ts';

test.afterEach(removeTemporaryFolders);

const ofBaseline: TestRecord['requirements'] = ['address.read.owner-only'];
const ofDocumentation: TestRecord['requirements'] = ['address.create.returns-id'];

const status = (expected: readonly number[], received: number): Violation => ({ check: 'status', expected, received });
const schema: Violation = { check: 'schema', pointer: '/id', rule: { keyword: 'type', value: 'string' }, received: 7 };

test('a failed test breaks the baseline where a requirement of it is broken by more than the form of an answer', () => {
  expect(brokenGround(ofBaseline, [])).toBe('baseline');
  expect(brokenGround(ofBaseline, [status([404], 200)])).toBe('baseline');
  expect(brokenGround(ofBaseline, [status([200], 404)])).toBe('baseline');
  expect(brokenGround(ofBaseline, [status([401], 403), schema])).toBe('documented');
  expect(brokenGround(ofDocumentation, [status([201], 200)])).toBe('documented');
});

test('an answer that shows a secret or a server error breaks the baseline in whatever test', () => {
  const invariant: Violation = { check: 'invariant', expected: 'no server error', received: 500 };

  expect(brokenGround(ofDocumentation, [status([201], 500), invariant])).toBe('baseline');
});

test('the reason of the verdict tells the two grounds apart', () => {
  const failed = (requirements: TestRecord['requirements'], breaks: Ground): TestRecord =>
    aTestRecord({ outcome: 'failed', requirements, failure: { breaks } as FailureEvidence });
  const because = (...tests: readonly TestRecord[]) =>
    conclude({ tests, troubles: [], required: [], interrupted: false }).because;
  const [breach, other] = [failed(ofBaseline, 'baseline'), failed(ofDocumentation, 'documented')];

  expect(because(other)).toBe('1 test found the tenant breaking its documentation');
  expect(because(other, breach, breach)).toBe(
    'breaks the security baseline: 2 tests of address.read.owner-only; 1 test found the tenant breaking its documentation',
  );
});

for (const [fault, requirement] of [
  ['signup-duplicate-sets-password', 'signup.create.duplicate-changes-nothing'],
  ['email-change-takes-any-password', 'email-change.request.refuses-wrong-password'],
  ['races-address-additions-overwrite', 'races.address.additions-are-kept'],
] as const)
  test(`a tenant with ${fault} gates, and the first line names the baseline`, async () => {
    const tenant = await startOutsideTenant(tenantOptionsWithFaults([fault]));
    const run = await runConformance(tenant.env, ['--grep', `@${requirement}`]);
    await tenant.close();

    expect(run.code, run.output).toBe(1);
    expect(run.output).toMatch(new RegExp(`\ndeviates: .*: breaks the security baseline: .* of ${requirement}`));
    expect(run.report().requirements.find(({ id }) => id === requirement)).toMatchObject({
      ground: 'baseline',
      norm: expect.stringMatching(/ASVS 5.0/),
      outcome: 'failed',
    });
  });
