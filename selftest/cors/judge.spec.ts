import { expect, test } from '@playwright/test';
import { allowsByName, exposes, preflightHeaders, whyNotSent, whyUnreadable } from '../../src/checks/cors.ts';

const origin = 'https://shop.example';
const request = { method: 'PATCH', headers: ['content-type', 'authorization'] };
const sound = {
  'access-control-allow-origin': origin,
  'access-control-allow-methods': 'GET, PATCH',
  'access-control-allow-headers': 'Authorization,CONTENT-TYPE',
};

const answers: readonly (readonly [string, number, Record<string, string>, string | undefined])[] = [
  ['names what is asked for', 204, {}, undefined],
  ['has any success', 299, {}, undefined],
  ['is a redirect', 301, {}, 'the preflight was answered 301'],
  ['is a refusal', 401, {}, 'the preflight was answered 401'],
  ['names every origin', 200, { 'access-control-allow-origin': '*' }, undefined],
  [
    'names another origin',
    200,
    { 'access-control-allow-origin': `${origin}/` },
    `access-control-allow-origin is ${origin}/`,
  ],
  [
    'names an origin twice',
    200,
    { 'access-control-allow-origin': `${origin}, ${origin}` },
    `access-control-allow-origin is ${origin}, ${origin}`,
  ],
  ['names every method', 200, { 'access-control-allow-methods': '*' }, undefined],
  [
    'names a method in lower case',
    200,
    { 'access-control-allow-methods': 'patch' },
    'access-control-allow-methods lacks PATCH',
  ],
  ['names no method', 200, { 'access-control-allow-methods': '' }, 'access-control-allow-methods lacks PATCH'],
  [
    'names no method as such',
    200,
    { 'access-control-allow-methods': 'GET; PATCH' },
    'access-control-allow-methods is no list of methods',
  ],
  ['has a star for every header', 200, { 'access-control-allow-headers': '*' }, undefined],
  [
    'names one header',
    200,
    { 'access-control-allow-headers': 'authorization' },
    'access-control-allow-headers lacks content-type',
  ],
  [
    'names no header as such',
    200,
    { 'access-control-allow-headers': 'a b' },
    'access-control-allow-headers is no list of headers',
  ],
];

for (const [what, status, headers, why] of answers)
  test(`a preflight that ${what} is ${why ? 'no permission' : 'a permission'}`, () => {
    const found = whyNotSent(origin, request, { status, headers: { ...sound, ...headers } });

    expect(found).toBe(why);
  });

test('a browser asks for headers in order, and for none where there is none', () => {
  expect(preflightHeaders(origin, request)).toMatchObject({
    'access-control-request-headers': 'authorization,content-type',
  });
  expect(preflightHeaders(origin, { method: 'PUT', headers: [] })).not.toHaveProperty('access-control-request-headers');
});

test('a star names no header', () => {
  expect(allowsByName({ headers: { 'access-control-allow-headers': '*' } }, 'authorization')).toBe(false);
  expect(allowsByName({ headers: sound }, 'authorization')).toBe(true);
});

test('an answer without permission is unreadable, and a header that is not named is not shown', () => {
  expect(whyUnreadable(origin, { headers: {} })).toMatch(/^no access-control-allow-origin/);
  expect(exposes({ headers: { 'access-control-expose-headers': 'X-A, Count' } }, 'count')).toBe(true);
  expect(exposes({ headers: { 'access-control-expose-headers': '*' } }, 'count')).toBe(true);
  expect(exposes({ headers: {} }, 'count')).toBe(false);
});
