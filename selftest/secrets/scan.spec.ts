import { expect, test } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { isTelling, type SecretKind } from '../../src/secrets/secrets.ts';
import { scan } from '../../reporters/secret-scan/artefacts.ts';
import { Needles } from '../../reporters/secret-scan/secret-matcher.ts';

const token = 'Zm9vYmFyMTIzNDU2Nzg5MHh5eg';
const password = 'Tr0ub4dor & "three" <words>/ü';
const needles = new Needles(
  new Map<string, SecretKind>([
    [token, 'access-token'],
    [password, 'password'],
    ['short1', 'password'],
  ]),
);
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');
const zipped = (text: string) => Buffer.from(zipSync({ 'report.jsonl': Buffer.from(text) }));

const marked = password.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Every kind of file that a run writes, with a secret planted in it. */
const planted: Readonly<Record<string, string | Buffer>> = {
  'plain.txt': `in the middle of${token}a word`,
  'result.json': JSON.stringify({ body: JSON.stringify({ password }) }),
  'junit.xml': `<failure message="${marked.replaceAll('"', '&quot;')}"/><b>${marked}</b>`,
  'url.txt': `https://shop.example/?p=${encodeURIComponent(password)}`,
  'form.txt': new URLSearchParams({ password }).toString(),
  'basic.txt': `Basic ${base64(`some-client:${token}`)}`,
  'attached.json': JSON.stringify({ body: base64(`{"n":1,"access_token":"${token}"}`) }),
  'escaped.json': JSON.stringify({ body: base64(JSON.stringify({ password })) }),
  'blob.zip': zipped(`{"token":"${token}"}`),
  'index.html': `<script>window.report="data:application/zip;base64,${base64(zipped(`a ${token}`))}"</script>`,
  'nested.zip': Buffer.from(zipSync({ 'inner.zip': zipped(token) })),
  'log.gz': gzipSync(`a log with ${token}`),
  'exchange.httpexchange': `"authorization","value":"Bearer ${token}"`,
  'picture.png': Buffer.concat([Buffer.from([0x89, 0x50, 0, 0xff]), Buffer.from(token), Buffer.from([0])]),
};

test('a planted secret is found in each kind of file, whatever it is wrapped in', ({}, testInfo) => {
  const folder = testInfo.outputPath('planted');
  mkdirSync(folder);
  for (const [name, content] of Object.entries(planted)) writeFileSync(`${folder}/${name}`, content);

  const { leaks, secrets } = scan(folder, needles);

  expect(new Set(leaks.map(({ file }) => file.split(' › ')[0]))).toEqual(new Set(Object.keys(planted)));
  expect(leaks).toContainEqual({ file: 'blob.zip › report.jsonl', kind: 'access-token' });
  expect(secrets).toBe(2);
});

test('what is no secret is not found', ({}, testInfo) => {
  const folder = testInfo.outputPath('clean');
  mkdirSync(folder);
  writeFileSync(`${folder}/a.txt`, `short1 ${token.slice(0, -1)}! ${token.slice(1)} <access-token:1> password`);
  writeFileSync(`${folder}/broken.zip`, zipped('x'.repeat(500)).subarray(0, 60));

  expect(scan(folder, needles)).toEqual({ secrets: 2, leaks: [], unread: ['broken.zip'] });
  expect(scan(`${folder}/nowhere`, needles).leaks).toEqual([]);
});

test('a secret that comes later is looked for as well, and no other twice', () => {
  const known = new Map<string, SecretKind>([[token, 'access-token']]);
  const growing = new Needles(known);
  known.set(password, 'password');
  growing.learn(known);
  growing.learn(known);

  expect(growing.count).toBe(2);
  expect([...growing.in(Buffer.from(`${password} and ${token}`))].sort()).toEqual(['access-token', 'password']);
});

test('only what cannot stand in a text by chance is looked for', () => {
  for (const chance of ['short', 'password', 'correcthorsebattery', '123456789012', 'not-a-token', 'a1'.repeat(20)])
    expect(isTelling(chance), chance).toBe(false);
  for (const telling of [token, password, '5f0c61d2-9a4e', 'Aa1-x7Qp0Zk9LmN2wEr4'])
    expect(isTelling(telling), telling).toBe(true);
});

test('megabytes are searched for thousands of secrets in less than a second of the processor', () => {
  const many = Array.from(
    { length: 8_000 },
    (_, index) => [`Tok3n-${base64(String(index * 7919))}-abcdefgh`, 'access-token'] as const,
  );
  const hay = Buffer.from(
    JSON.stringify(
      Array.from({ length: 120_000 }, (_, index) => `customer ${index} is conf-${index * 31}@example.test`),
    ),
  );
  const before = process.cpuUsage();

  expect(new Needles(new Map(many)).in(hay).size).toBe(0);

  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(1);
});
