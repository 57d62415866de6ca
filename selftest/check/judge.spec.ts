import { expect, test } from '@playwright/test';
import { rowOf } from '../../contract/operations/index.ts';
import { judge } from '../../src/checks/judge.ts';
import type { ReceivedResponse } from '../../src/checks/http-message.ts';
import { inOneLine, inWords } from '../../src/checks/violation-words.ts';

const silent = { passwordIn: () => false, foreignTokenIn: () => false };
const json = 'application/json';
const location = { status: 201, headers: { 'content-type': json }, bytes: Buffer.from('{"id":"1"}') };
const nothing = { status: 204, headers: {}, bytes: Buffer.alloc(0) };
const refusal = { status: 404, headers: { 'content-type': json }, bytes: Buffer.from('{"status":404,"message":"no"}') };

const found = (
  name: Parameters<typeof rowOf>[0],
  expected: readonly number[],
  received: ReceivedResponse,
  knowledge = silent,
): readonly string[] => judge(rowOf(name), expected, received, knowledge).violations.map(inWords).map(inOneLine);

const address = (body: unknown): ReceivedResponse => ({
  status: 200,
  headers: { 'content-type': json },
  bytes: Buffer.from(JSON.stringify(body)),
});

test('the judge passes what keeps its row', () => {
  expect(found('addAddress', [201], location)).toEqual([]);
  expect(found('removeAddress', [204], nothing)).toEqual([]);
  expect(found('getAddress', [404], refusal)).toEqual([]);
  expect(found('getAddress', [200], address({ id: '1', contactName: 'Ada', undeclared: 1 }))).toEqual([]);
});

test('the judge names pointer, expected and received', () => {
  expect(found('getAddress', [200], address({ id: 1, tags: ['a', 2], country: 'DEU' }))).toEqual([
    '/contactName: expected a string (required), received nothing',
    '/id: expected a string, received 1',
    '/country: expected at most 2 character(s), received "DEU"',
    '/tags/1: expected a string, received 2',
  ]);
});

test('the judge refuses another status, with what the service said', () => {
  expect(found('getAddress', [200], refusal)).toEqual(['status: expected 200, received 404 ("no")']);
  expect(found('getAddress', [200], { ...refusal, status: 418 })).toEqual([
    'status: expected 200, received 418 ("no")',
  ]);
});

test('the judge refuses a body where none is promised, and the reverse', () => {
  const body = Buffer.from('{"deleted":true}');
  expect(found('removeAddress', [204], { ...nothing, bytes: body })).toEqual([
    'body: expected no body, received "{\\"deleted\\":true}"',
  ]);
  expect(found('addAddress', [201], { ...location, bytes: Buffer.alloc(0) })).toEqual([
    'body: expected JSON, received ""',
  ]);
});

test('the judge tolerates a body of nothing, and records it', () => {
  const { violations, drift } = judge(
    rowOf('removeAddress'),
    [204],
    { ...nothing, bytes: Buffer.from(' {} ') },
    silent,
  );
  expect({ violations, drift }).toEqual({ violations: [], drift: ['status 204 has a body where none is documented'] });
});

test('the judge refuses media types, charsets, bytes and JSON that are not what they claim', () => {
  const as = (type: string, bytes = location.bytes) =>
    found('addAddress', [201], { ...location, headers: { 'content-type': type }, bytes });
  expect(as('text/html')).toEqual(['media type: expected application/json, received text/html']);
  expect(as('application/json; charset=iso-8859-1')).toEqual(['encoding: expected UTF-8, received charset=iso-8859-1']);
  expect(as(json, Buffer.from([0x22, 0xff, 0x22]))).toEqual([
    'encoding: expected UTF-8, received bytes that are not UTF-8',
  ]);
  expect(as(json, Buffer.from('{"id":'))).toEqual(['body: expected JSON, received "{\\"id\\":"']);
  expect(as('application/json;charset=UTF-8')).toEqual([]);
});

test('the judge refuses server errors, stack traces, passwords and foreign tokens in any answer', () => {
  const said = (text: string) => ({ ...refusal, bytes: Buffer.from(JSON.stringify({ status: 404, message: text })) });
  expect(found('getAddress', [404], said('at com.shop.Handler(Handler.java:12)'))[0]).toContain(
    'expected no stack trace',
  );
  expect(found('getAddress', [404], refusal, { ...silent, passwordIn: () => true })[0]).toContain(
    'no password in an answer',
  );
  expect(found('getAddress', [404], refusal, { ...silent, foreignTokenIn: () => true })[0]).toContain(
    "no token of another session's",
  );
  expect(found('getAddress', [500], { ...refusal, status: 500 })).toContain(
    'invariant: expected no server error, received status 500',
  );
});

test('the judge gets through any answer, however long and odd it is', () => {
  const long = 1_000_000;
  // A pattern that is not linear in these would outlast the timeout of the test many times over.
  const odd = [
    '\n'.repeat(long),
    ' '.repeat(long),
    'com.'.repeat(long),
    `  at ${'('.repeat(long)}${':1'.repeat(long)}`,
  ];
  for (const text of odd) {
    const received = { ...nothing, bytes: Buffer.from(`${text}x`) };
    expect(found('logOut', [204], received)).not.toEqual([]);
  }
});

test('undeclared members, deprecated members and tolerated statuses are drift, without a value', () => {
  const token = {
    access_token: 'aaaaaaaa',
    saas_token: 'a.b.c',
    expires_in: 1,
    refresh_token: 'r',
    refresh_token_expires_in: 1,
    token_type: 'Bearer',
    session_id: 's',
    accessToken: 'aaaaaaaa',
    shoeSize: 42,
  };
  expect(judge(rowOf('logIn'), [200], address(token), silent).drift.toSorted()).toEqual([
    '/accessToken is deprecated',
    '/shoeSize is undeclared',
  ]);
  expect(judge(rowOf('resetPassword'), [404], refusal, silent).drift).toEqual(['status 404 is not documented']);
});

test('undeclared headers that tell a client to act are drift, and what HTTP demands is none', () => {
  const headers = {
    'content-type': json,
    'set-cookie': 'id=42',
    'x-ratelimit-remaining': '3',
    allow: 'GET',
    date: 'now',
  };
  expect(judge(rowOf('getAddress'), [404], { ...refusal, headers }, silent).drift).toEqual([
    'header set-cookie is undeclared',
    'header x-ratelimit-remaining is undeclared',
  ]);
});
