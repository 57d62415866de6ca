import { expect, test } from '@playwright/test';
import { secrets } from '../../fixtures/evidence/secrets.ts';

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
