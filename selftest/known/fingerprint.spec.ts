import { expect, test } from '@playwright/test';
import { stripVTControlCharacters } from 'node:util';
import type { Violation } from '../../src/checks/violation.ts';
import type { Failure } from '../../src/evidence/failures.ts';
import type { RecordedRequest } from '../../src/evidence/recorder.ts';
import { fingerprintOf } from '../../src/evidence/failure-fingerprint.ts';
import { isListed } from '../../src/config/known-deviations/known-deviation.ts';
import { aKnownDeviation } from '../support/known-deviation.ts';

const request = (status: number): RecordedRequest => ({
  operation: 'getAddress',
  speaker: 'customer',
  url: 'http://127.0.0.1:4010/customer/shop/me/addresses/c9e4fb5bb6',
  sent: { method: 'GET', path: '/', headers: {} },
  start: 1,
  received: { status, headers: {}, bytes: Buffer.alloc(0) },
});

const ofAnswer = (status: number, ...violations: readonly Violation[]): string => {
  const call = { request: request(status), kind: '', violations };
  return fingerprintOf([{ kind: 'answer', call }], [call.request]);
};

/** The failure of an `expect`, as it comes from Playwright: the text of the test's own before the text of the matcher. */
function assertion(message: string): Failure {
  const text = stripVTControlCharacters(message);
  const start = text.indexOf('expect(');
  return { kind: 'assertion', assertion: { title: text.slice(0, start).trim(), text: text.slice(start) } };
}
const ofAssertion = (message: string): string => fingerprintOf([assertion(message)], [request(200)]);

const lost = (pointer: string, received?: unknown, types: unknown = 'string'): Violation => ({
  check: 'schema',
  pointer,
  rule: { keyword: 'required', value: types },
  received,
});
const status = (received: number, said?: string): Violation => ({
  check: 'status',
  expected: [200],
  received,
  ...(said !== undefined && { said }),
});

test('an answer that breaks its form reads by operation, speaker, status, place and expectation', () => {
  expect(ofAnswer(200, lost('/street'))).toBe(
    'getAddress as customer -> 200: /street: expected a string (required), received nothing',
  );
  expect(ofAnswer(500, status(500, 'at 12:04, request 7f3a'))).toBe(
    'getAddress as customer -> 500: status: expected 200, received 500',
  );
});

test('values, places in lists and the order of violations change nothing', () => {
  const one = ofAnswer(200, lost('/0/street', 'Elm 1'), lost('/0/city'), lost('/1/street', 'Oak 2'));
  const other = ofAnswer(200, lost('/7/city'), lost('/7/street', 'Lindenweg 3'));

  expect(one).toBe(other);
  expect(one).not.toMatch(/Elm|Oak/);
});

test('another place, type, status or expectation is another signature', () => {
  const all = [
    ofAnswer(200, lost('/street')),
    ofAnswer(200, lost('/city')),
    ofAnswer(200, lost('/street', 7)),
    ofAnswer(200, lost('/street', null)),
    ofAnswer(201, lost('/street')),
    ofAnswer(200, lost('/street'), lost('/city')),
    ofAnswer(200, lost('/street', undefined, 'null')),
    ofAnswer(404, status(404)),
    ofAnswer(403, status(403)),
  ];

  expect(new Set(all).size).toBe(all.length);
});

test('what is tolerated unless a run is strict changes nothing beside something else', () => {
  const drift: Violation = { check: 'drift', received: '/x is undeclared' };

  expect(ofAnswer(200, lost('/street'), drift)).toBe(ofAnswer(200, lost('/street')));
  expect(ofAnswer(200, drift)).toContain(
    'drift: expected what is documented, as STRICT is set, received /x is undeclared',
  );
});

const differs = (lines: readonly string[]) =>
  `\u001b[2mexpect(\u001b[22mreceived\u001b[2m).\u001b[22mtoMatchObject(expected)\n\n- Expected  - 1\n+ Received  + 1\n\n@@ -2,7 +2,7 @@\n  Object {\n    "id": "4711",\n${lines.join('\n')}\n  }`;

test('an expectation reads by the call before it, its matcher, and the members that differ', () => {
  const one = ofAssertion(differs(['-   "city": "Hamburg",', '+   "city": "Berlin",']));

  expect(one).toBe(
    'after getAddress as customer: expect(received).toMatchObject(expected); + "city": a string; - "city": a string',
  );
  expect(ofAssertion(differs(['+   "city": "Bonn",', '-   "city": "Köln",']))).toBe(one);
  expect(ofAssertion(differs(['-   "city": "Hamburg",']))).not.toBe(one);
  expect(ofAssertion(differs(['-   "city": "Hamburg",', '+   "city": null,']))).not.toBe(one);
  expect(ofAssertion(differs(['-   "street": "Elm",', '+   "street": "Oak",']))).not.toBe(one);
});

test('statuses stay, other numbers and whatever a test says with a value in it do not', () => {
  const said = (title: string, expected: string, received: string) =>
    ofAssertion(
      `${title}\n\nexpect(received).toBe(expected) // Object.is equality\n\nExpected: ${expected}\nReceived: ${received}`,
    );

  expect(said('the removal in turn 3', '404', '200')).toBe(
    'after getAddress as customer: the removal in turn *; expect(received).toBe(expected); Expected: 404; Received: 200',
  );
  expect(said('the number of a', '17', '18')).toMatch(/Expected: a number; Received: a number$/);
  expect(said('conf-77-abc@example.test', '"a"', 'undefined')).toMatch(
    /: \*; .* Expected: a string; Received: undefined$/,
  );
});

test('a property reads without the values that it has found', () => {
  const failed = (text: string) =>
    fingerprintOf([{ kind: 'property', of: assertion(differs([`-   "${text}": 1,`])) }], [request(200)]);

  expect(failed('ß')).toBe(failed('line'));
  expect(failed('ß')).toBe('after getAddress as customer: Property failed; expect(received).toMatchObject(expected)');
});

test('a test is known only where all that it verifies lists exactly its failure', () => {
  const known = [aKnownDeviation({ signature: { 'a test': 'reads so' } })];
  const listed = (title: string, signature: string, ...verifies: Parameters<typeof isListed>[1]['verifies']) =>
    isListed(known, { title, signature, verifies });

  expect(listed('a test', 'reads so', 'address.patch.merges')).toBe(true);
  expect(listed('another', 'reads so', 'address.patch.merges')).toBe(false);
  expect(listed('a test', 'reads otherwise', 'address.patch.merges')).toBe(false);
  expect(listed('a test', 'reads so', 'address.patch.merges', 'address.patch.succeeds')).toBe(false);
  expect(listed('a test', 'reads so')).toBe(false);
});

test('an OBSERVE is known where its answer breaks the contract as another listed test has it', () => {
  const known = [aKnownDeviation({ signature: { 'a test': 'reads so' } })];
  const observing = (signature: string) =>
    isListed(known, { title: 'looks', signature, verifies: ['protocol.path.trailing-slash'] });

  expect([observing('reads so'), observing('reads otherwise')]).toEqual([true, false]);
});
