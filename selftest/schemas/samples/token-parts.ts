import { notEmpty, notOver, type Refused } from './sample-types.ts';

export const session = '0b1f2c7e-52a1-4d3f-9a55-7f1c6d2e8b90';
export const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIyMDQ4MDAwMSIsImV4cCI6MTg5MzQ1NjAwMH0.c2lnbmF0dXJlLW9mLWEtdGVzdA';
export const scope = 'customer.customerprofile_view customer.customerprofile_edit tenant=acme';

/** What every login of a customer gives. */
export const login = {
  access_token: 'Kp3mZq8Wd1Yc7Tn5Rb2Xs9Lf4Hg6',
  saas_token: jwt,
  expires_in: 1799,
  refresh_token: 'Wm4Tz7Qk2Xv9Bn5Cr1Lp8Yd3Hs6Fj0Ga',
  refresh_token_expires_in: 43199,
  token_type: 'Bearer',
} as const;

/** Wrong lifetimes of an access token. */
export const lifetimes: readonly Refused[] = [
  ...notOver('expires_in'),
  { why: 'lifetimes are whole seconds', put: { expires_in: 1799.5 }, at: '/expires_in', keyword: 'type' },
  { why: 'lifetimes are numbers', put: { expires_in: '1799' }, at: '/expires_in', keyword: 'type' },
];

/** Wrong refresh tokens. */
export const refresh: readonly Refused[] = [...notEmpty('refresh_token'), ...notOver('refresh_token_expires_in')];

/** Wrong access tokens. */
export const bearer: readonly Refused[] = [
  ...notEmpty('access_token'),
  { why: 'the tokens are bearer tokens', put: { token_type: 'MAC' }, at: '/token_type', keyword: 'const' },
  { why: 'the type is spelt with a capital', put: { token_type: 'bearer' }, at: '/token_type', keyword: 'const' },
];

/** Scopes that say nothing. */
export const scopes: readonly Refused[] = [
  { why: 'the scope says something', put: { scope: '' }, at: '/scope', keyword: 'minLength' },
  { why: 'the scope is one string', put: { scope: ['tenant=acme'] }, at: '/scope', keyword: 'type' },
];
