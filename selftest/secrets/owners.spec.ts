import { expect, test } from '@playwright/test';
import { secrets } from '../../src/secrets/secrets.ts';

const token = 'a-token-that-is-long-enough';

test('a token belongs to whom it was issued, until a faulty tenant is done with; secret it stays', () => {
  secrets.add('access-token', token, 'acme ada@example.test');
  const before = secrets.ownersIn(`{"access_token":"${token}"}`);

  secrets.disown();

  expect([before, secrets.ownersIn(token)]).toEqual([['acme ada@example.test'], []]);
  expect(secrets.scrub(token)).toMatch(/^<access-token:\d+>$/);
});

test('a common word in the place of a token is nobody’s', () => {
  secrets.addFrom({ access_token: 'Bearer' }, 'acme eve@example.test');

  expect(secrets.ownersIn('{"token_type":"Bearer"}')).toEqual([]);
});

test('what follows Bearer is redacted, and prose that mentions it is left to read', () => {
  const sentence = 'An access_token of type Bearer with its lifetime, or Bearer that nobody knows.';

  expect(secrets.redact(sentence)).toBe(sentence);
  for (const token of ['a1b2c3', 'secretive', 'abc.def', 'ab-cd'])
    expect(secrets.redact(`authorization: Bearer ${token}`)).toBe('authorization: Bearer <access-token>');
});
