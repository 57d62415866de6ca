import { expect, test } from '@playwright/test';
import { html, startGateway, type Page } from '../support/gateway.ts';
import { removeTemporaryFolders, runConformance } from '../support/run-command.ts';
import { startOutsideTenant } from '../support/servers.ts';

const few = [
  'tests/address/read.spec.ts',
  'tests/address/create.spec.ts',
  'tests/address/patch.spec.ts',
  '--workers=2',
];
const refused = 'Request blocked. Incident 4711';
const login = { status: 302, headers: { location: 'https://login.example.test/' } };

interface Asked {
  readonly number: number;
  readonly call: string;
}

/** Runs a few tests behind a gateway that answers in the tenant's place where it has a page. */
async function runBehind(pageFor: (asked: Asked) => Page | undefined) {
  const tenant = await startOutsideTenant();
  let number = 0;
  const gateway = await startGateway(tenant.url, ({ method = '', url = '/' }) => {
    number++;
    return pageFor({ number, call: `${method} ${url}` }) ?? url;
  });
  const run = await runConformance({ ...tenant.env, API_URL: gateway.url, PATIENCE: '5' }, few);
  await Promise.all([gateway.close(), tenant.close()]);
  return run;
}

test.afterEach(removeTemporaryFolders);

for (const [what, page] of [
  ['403', html(403, refused)],
  ['503', html(503, 'Service Unavailable')],
  ['200', html(200, 'We will be back soon')],
  ['a redirect', login],
] as const)
  test(`${what} in place of every 13th answer is a gateway's, and told in the first line`, async () => {
    const run = await runBehind(({ number }) => (number > 4 && number % 13 === 0 ? page : undefined));

    expect([0, 3], run.output).toContain(run.code);
    expect(run.output).toMatch(/\n(partial|blocked): .*a gateway answered [\d,]+ times in the place of the API \(/);
    expect(run.report().counts, run.output).toMatchObject({ failed: 0, error: 0, advisory: 0 });
    expect(run.report().gateway.pages, run.output).toHaveLength(1);
    expect(run.report().ledger.left, run.output).toBe(0);
  });

for (const [what, page] of [
  ['maintenance with 200', html(200, 'We will be back soon')],
  ['a login', login],
] as const)
  test(`${what} in place of everything from some time on is told as one finding`, { tag: '@heavy' }, async () => {
    const run = await runBehind(({ number }) => (number > 80 ? page : undefined));

    expect(run.code, run.output).toBe(3);
    expect(run.output).toMatch(/\nblocked: .* which has not answered since .*; a gateway answered \d+ times/);
    expect(run.report().counts, run.output).toMatchObject({ failed: 0, error: 0 });
  });

for (const [what, own] of [
  ['that may be made again', /^GET .*\/me\/addresses$/],
  ['that may not', /^POST .*\/me\/addresses$/],
] as const)
  test(`a page in place of every answer of one operation ${what} is the tenant's own`, { tag: '@heavy' }, async () => {
    const run = await runBehind(({ call }) => (own.test(call) ? html(200, 'It works!') : undefined));

    expect(run.code, run.output).toBe(1);
    expect(run.output).toMatch(/was answered 20[01]: (status|media type): expected/);
  });

test('a run creates no more than it may, and says so', async () => {
  const tenant = await startOutsideTenant();
  const run = await runConformance({ ...tenant.env, MAX_CREATED: '12' }, few);
  await tenant.close();

  expect(run.code, run.output).toBe(3);
  expect(run.output).toMatch(
    /\nblocked: .*: \d+ tests could not ask the target, as the run has created 12 things, and may create no more \(MAX_CREATED\)\.\n/,
  );
  expect(run.report().ledger).toMatchObject({ created: 12, removed: 12, left: 0, allowed: 12 });
});
