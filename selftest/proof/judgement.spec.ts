import { expect, test } from '@playwright/test';
import type { Fault } from '../../faults/index.ts';
import { confidence, judgeGenerated, judgeRuleFault, killMatrix, type Meeting } from '../../proof/conclusion.ts';
import { memberMutations, mutated } from '../../proof/mutations.ts';
import { schemaViolations } from '../../fixtures/check/schema.ts';
import { tool } from '../support/run.ts';

const fault: Fault = {
  id: 'address-patch-replaces',
  why: 'A storefront loses an address.',
  breaks: ['address.patch.merges', 'address.patch.succeeds'],
  reads: /expected/,
  deviation: {},
};

const met = (requirement: Meeting['requirements'][number], encounter: Meeting['encounter']): Meeting => ({
  subject: fault.id,
  test: `a test of ${requirement}`,
  requirements: [requirement],
  encounter,
  reading: '',
});

test('a fault is caught when every requirement that it breaks was seen broken', () => {
  const both = [met('address.patch.merges', 'caught'), met('address.patch.succeeds', 'caught')];

  expect(judgeRuleFault(fault, both)).toMatchObject({ outcome: 'caught', missed: [] });
});

test('a fault that one of its requirements did not notice survives', () => {
  const half = [met('address.patch.merges', 'caught'), met('address.patch.succeeds', 'survived')];

  expect(judgeRuleFault(fault, half)).toMatchObject({ outcome: 'survived', missed: ['address.patch.succeeds'] });
  expect(judgeRuleFault(fault, []).outcome).toBe('survived');
});

test('failing for another reason is no catch', () => {
  const other = [met('address.patch.merges', 'other reason'), met('address.patch.succeeds', 'caught')];

  expect(judgeRuleFault(fault, other)).toMatchObject({ outcome: 'other reason', missed: ['address.patch.merges'] });
  expect(judgeGenerated(fault.id, other).outcome).toBe('caught');
});

test('the kill matrix names the faults that a requirement has caught', () => {
  const report = judgeRuleFault(fault, [
    met('address.patch.merges', 'caught'),
    met('address.patch.succeeds', 'survived'),
  ]);

  expect(killMatrix([report])).toMatchObject({ 'address.patch.merges': [fault.id], 'address.patch.succeeds': [] });
});

test('a share has the confidence that its number of tries allows', () => {
  const [low, high] = confidence(95, 100);

  expect(low).toBeCloseTo(0.888, 2);
  expect(high).toBeCloseTo(0.978, 2);
});

test('a mutation of a member is refused by its schema, or listed with the reason why not', () => {
  const address = {
    id: '1',
    contactName: 'Ada',
    country: 'DE',
    tags: ['A'],
    isDefault: true,
    metadata: { version: 1 },
  };
  const wrong = memberMutations('Address').filter(
    ({ pointer }) => pointer.split('/')[1] !== undefined && pointer.slice(1) in address,
  );

  for (const mutation of wrong) {
    const violations = schemaViolations('Address', mutated(address, mutation));
    expect(violations.length > 0, `${mutation.pointer} ${mutation.mutation}`).toBe(mutation.allowed === undefined);
  }
});

for (const [args, message] of [
  [['--fault', 'address-nonsense'], /--fault is "address-nonsense", but there is no such fault\. Near it: address-/],
  [['--variation', 'nonsense'], /--variation is "nonsense", but there is no such variation/],
  [['--blind', 'many'], /--blind is "many", but must be a whole number from 1/],
  [['--shard', '4'], /--shard is "4", but must be <i>\/<n>/],
  [['--shard', '5/4'], /--shard is "5\/4", but must be <i>\/<n> with i from 1 to n/],
  [['--shard', '0/4'], /--shard is "0\/4", but must be <i>\/<n>/],
  [['--merge', 'nowhere'], /--merge is "nowhere", but there is no such folder/],
  [['--merge', 'docs'], /--merge is "docs", but must hold the parts .*: it holds none/],
  [['--teleport'], /Unknown option '--teleport'/],
] as const)
  test(`npm run proof -- ${args.join(' ')} is refused with what is expected`, async () => {
    const { code, output } = await tool('proof', args);

    expect(code, output).toBe(2);
    expect(output).toMatch(message);
  });
