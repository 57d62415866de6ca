import { expect, test } from '@playwright/test';
import { inspect, isDeepStrictEqual } from 'node:util';
import type { Operation } from '../../contract/operation.ts';
import { customerManaged } from '../../contract/operations/index.ts';
import { ruleFaults, type Fault } from '../../faults/index.ts';
import {
  confidence,
  judgeGenerated,
  judgeRuleFault,
  killMatrix,
  type FaultTestResult,
} from '../../proof/fault-outcomes.ts';
import { allowances, memberMutations, applyMutation } from '../../proof/member-mutations.ts';
import { proofReport } from '../../proof/report.ts';
import { summary } from '../../proof/summary.ts';
import { wireFaults } from '../../proof/wire-faults.ts';
import { samples } from '../schemas/samples/index.ts';
import { schemaViolations } from '../../src/checks/schema-violations.ts';
import { runScript } from '../support/run-command.ts';

const fault: Fault = {
  id: 'address-patch-replaces',
  why: 'A storefront loses an address.',
  breaks: ['address.patch.merges', 'address.patch.succeeds'],
  failurePattern: /expected/,
  deviation: {},
};

const nothing = { meetings: [], varied: [], blames: [], blind: [], errors: [], seed: 1, milliseconds: 1 };

const met = (
  requirement: FaultTestResult['requirements'][number],
  encounter: FaultTestResult['encounter'],
): FaultTestResult => ({
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

test('a catch for another reason is told with the test, what its failure had to read, and what it read', () => {
  const [known] = ruleFaults as [Fault, ...Fault[]];
  const other = { ...met(known.breaks[0], 'other reason'), subject: known.id, reading: 'Error: something else' };

  const told = summary(proofReport({ ...nothing, meetings: [other] }), 'results');

  expect(told).toContain(`${other.test} · had to read ${inspect(known.failurePattern)} · read: Error: something else`);
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

/** The answers of the contract that have a schema. */
const answered = new Set(
  Object.values(customerManaged as Readonly<Record<string, Operation>>).flatMap(({ answers }) =>
    Object.values(answers).flatMap((answer) => (answer.kind === 'json' ? [answer.schema] : [])),
  ),
);

for (const name of answered)
  test(`a mutation of ${name} is refused by its schema, or listed with a known reason why not`, () => {
    for (const sound of samples[name].accepts)
      for (const mutation of memberMutations(name)) {
        const body = applyMutation(sound, mutation);
        // A sample may have no such member, or have that value already.
        if (isDeepStrictEqual(body, sound)) continue;
        const refused = schemaViolations(name, body).length > 0;
        expect(refused, `${mutation.pointer} ${mutation.mutation}`).toBe(mutation.allowed === undefined);
      }
  });

test('a fault on the wire counts as permitted for a known reason only, and every reason is in use', () => {
  const reasons = new Set(wireFaults.flatMap(({ equivalent }) => equivalent ?? []));

  expect([...reasons].sort()).toEqual([...allowances].sort());
});

for (const [args, message] of [
  [
    ['--fault', 'address-nonsense'],
    /--fault: found "address-nonsense", expected the id of a fault\. Near it: address-/,
  ],
  [
    ['--requirement', 'address.nonsense'],
    /--requirement: found "address.nonsense", expected a requirement's id, such as/,
  ],
  [['--all-tests'], /--all-tests: found alone, expected beside --fault or --requirement/],
  [['--variation', 'nonsense'], /--variation: found "nonsense", expected the id of a variation/],
  [['--blind', 'many'], /--blind: found "many", expected a whole number from 1/],
  [['--mutants', '0'], /--mutants: found "0", expected a whole number from 1/],
  [['--shard', '4'], /--shard: found "4", expected <i>\/<n>/],
  [['--shard', '5/4'], /--shard: found "5\/4", expected <i>\/<n> with i from 1 to n/],
  [['--shard', '0/4'], /--shard: found "0\/4", expected <i>\/<n>/],
  [['--merge', 'nowhere'], /--merge: found no folder "nowhere"/],
  [['--merge', 'docs'], /--merge: found "docs", expected a folder with the parts .*: it holds none/],
  [['--teleport'], /--teleport: found an unknown flag/],
] as const)
  test(`npm run proof -- ${args.join(' ')} is refused with what is expected`, async () => {
    const { code, output } = await runScript('proof', args);

    expect(code, output).toBe(2);
    expect(output).toMatch(message);
  });
