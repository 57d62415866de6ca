import { expect, test } from '@playwright/test';
import { answerTolerances } from '../../contract/answer-tolerances.ts';
import { operations, type OperationName } from '../../contract/operations/index.ts';
import { variations } from '../../faults/index.ts';
import { shareText } from '../../proof/random-mutations/report.ts';
import { promisesBroken, type AnswerParts } from '../../proof/random-mutations/broken-promises.ts';

const json = { 'content-type': 'application/json', 'x-trace': '1' };
const answer = (status: number, body: unknown, headers: AnswerParts['headers'] = json): AnswerParts => ({
  status,
  headers,
  body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
});

const claims = Buffer.from('{"sub":"1"}').toString('base64url');
const address = {
  id: 'a1',
  contactName: 'Ada',
  tags: ['x', 'y'],
  isDefault: false,
  metadata: { version: 3, mixins: { hint: 'https://example.test/hint.json' } },
  mixins: { hint: { text: 'Ring twice.' } },
};
const second = { id: 'b1', contactName: 'Bea' };
const token = {
  ...{ access_token: 'abc', token_type: 'Bearer', expires_in: 60, session_id: 's' },
  ...{ saas_token: `e30.${claims}.sig`, refresh_token: 'def', refresh_token_expires_in: 90, initialPassword: false },
};
const profile = {
  id: '1',
  customerNumber: '1',
  accounts: [{ id: 'a@example.test' }],
  lastLogin: '2026-01-02T03:04:05Z',
};
const missing = { status: 404, type: 'resource_not_found', message: 'Address a1 of customer 17 not found.' };
const invalid = { status: 400, type: 'invalid_value', message: 'No.', details: [{ field: 'city' }] };

/** The operation, the sound answer, the other one, and what of it breaks a promise. */
const judged: readonly (readonly [what: string, OperationName, AnswerParts, AnswerParts, readonly string[]])[] = [
  [
    'a header that nobody promised is lost',
    'getAddress',
    answer(200, address),
    answer(200, address, { 'content-type': 'application/json' }),
    [],
  ],
  ['the media type is lost', 'getAddress', answer(200, address), answer(200, address, {}), ['content-type']],
  ['an empty answer has another header', 'removeAddress', answer(204, undefined), answer(204, undefined, {}), []],
  ['an empty answer has a body', 'removeAddress', answer(204, undefined), answer(204, {}), ['the body']],
  ['the status differs', 'removeAddress', answer(204, undefined), answer(200, undefined), ['status']],
  [
    'a stored text is re-cased',
    'getAddress',
    answer(200, address),
    answer(200, { ...address, contactName: 'ADA' }),
    ['/contactName'],
  ],
  ['a mixin differs', 'getAddress', answer(200, address), answer(200, { ...address, mixins: {} }), ['/mixins']],
  ['tags come in another order', 'getAddress', answer(200, address), answer(200, { ...address, tags: ['y', 'x'] }), []],
  ['a tag is lost', 'getAddress', answer(200, address), answer(200, { ...address, tags: ['x'] }), ['/tags']],
  [
    'the links of an address differ',
    'getAddress',
    answer(200, address),
    answer(200, { ...address, metadata: { version: 3 } }),
    ['/metadata/mixins'],
  ],
  ['an undeclared member differs', 'getAddress', answer(200, { ...address, yrn: 'x' }), answer(200, address), []],
  [
    'addresses come in another order',
    'listAddresses',
    answer(200, [address, second]),
    answer(200, [second, address]),
    [],
  ],
  ['an address is lost', 'listAddresses', answer(200, [address]), answer(200, []), ['the body']],
  [
    'the signature of a JWT differs',
    'logIn',
    answer(200, token),
    answer(200, { ...token, saas_token: `e30.${claims}.si` }),
    [],
  ],
  [
    'the claims of a JWT differ',
    'logIn',
    answer(200, token),
    answer(200, { ...token, saas_token: 'e30.e30.sig' }),
    ['/saas_token'],
  ],
  [
    'a lifetime is a second off',
    'logIn',
    answer(200, token),
    answer(200, { ...token, refresh_token_expires_in: 91 }),
    [],
  ],
  [
    'a lifetime is negative',
    'logIn',
    answer(200, token),
    answer(200, { ...token, refresh_token_expires_in: -90 }),
    ['/refresh_token_expires_in'],
  ],
  [
    'initialPassword is left out',
    'logIn',
    answer(200, token),
    answer(200, { ...token, initialPassword: undefined }),
    [],
  ],
  [
    'initialPassword is turned',
    'logIn',
    answer(200, token),
    answer(200, { ...token, initialPassword: true }),
    ['/initialPassword'],
  ],
  [
    'a moment is written otherwise',
    'getProfile',
    answer(200, profile),
    answer(200, { ...profile, lastLogin: '2026-01-02T03:04:05.000z' }),
    [],
  ],
  [
    'a moment is another',
    'getProfile',
    answer(200, profile),
    answer(200, { ...profile, lastLogin: '2026-01-02T03:05:05Z' }),
    ['/lastLogin'],
  ],
  [
    'an error is worded otherwise',
    'addAddress',
    answer(400, invalid),
    answer(400, { status: 400, message: 'Nein.' }),
    [],
  ],
  [
    'an error has details that are none',
    'addAddress',
    answer(400, invalid),
    answer(400, { ...invalid, details: [null] }),
    ['the schema'],
  ],
  [
    'an error says nothing',
    'addAddress',
    answer(400, invalid),
    answer(400, { ...invalid, message: ' ' }),
    ['/message'],
  ],
  [
    'an error repeats another status',
    'addAddress',
    answer(400, invalid),
    answer(400, { ...invalid, status: 401 }),
    ['/status'],
  ],
  [
    'a refusal that tells is worded otherwise',
    'getAddress',
    answer(404, missing),
    answer(404, { ...missing, message: '17 has no a1' }),
    [],
  ],
  [
    'a refusal that tells names nothing',
    'getAddress',
    answer(404, missing),
    answer(404, { ...missing, message: 'Not found.' }),
    ['/message'],
  ],
  [
    'a refusal that tells has another type',
    'getAddress',
    answer(404, missing),
    answer(404, { ...missing, type: 'x' }),
    ['/type'],
  ],
];

for (const [what, name, sound, told, broken] of judged)
  test(`where ${what}, ${broken.length > 0 ? `${broken.join(', ')} breaks a promise` : 'nothing promised differs'}`, () => {
    expect(promisesBroken(operations[name], sound, told)).toEqual(broken);
    expect(promisesBroken(operations[name], sound, sound)).toEqual([]);
  });

test('each tolerance is used by a variation, so that no test may object to it', () => {
  const ids = variations.map(({ id }) => id);
  const claimed = Object.values(answerTolerances).flatMap((free) => free?.shownBy ?? []);

  expect(claimed.filter((id) => !ids.includes(id))).toEqual([]);
});

test('a share is told with its interval', () => {
  expect(shareText({ count: 95, of: 100, between: [0.888, 0.978] })).toBe(
    '95 of 100 (95.0 %, 95 % between 88.8 % and 97.8 %)',
  );
  expect(shareText({ count: 0, of: 0, between: [0, 1] })).toBe('none of 0');
});
