import { expect, test } from '@playwright/test';
import { expectTenantNotBlamed, runBehindProxy } from '../support/run-behind-proxy.ts';
import { disturbances } from '../support/unreliable-proxy.ts';
import { removeTemporaryFolders } from '../support/run-command.ts';

const some = ['tests/address/read.spec.ts', 'tests/address/patch.spec.ts', '--workers=2'];

test.afterEach(removeTemporaryFolders);

test('a sound tenant behind a hostile proxy is not blamed, and what happened is told', async () => {
  const { run, proxy } = await runBehindProxy(
    { disturbances: disturbances, percent: 10, latency: 1, jitter: 20 },
    { args: some },
  );

  expectTenantNotBlamed(run);
  const { repeated, givenUp } = run.report().trouble;
  const done = [...proxy.done.values()].reduce((sum, count) => sum + count, 0);
  // The run's first question is not among the tests' calls.
  expect(done - repeated - givenUp).toBeLessThan(4);
  expect(run.output).toMatch(/\ntrouble +\d+ calls? repeated, \d+ given up \(/);
});

test('a fault behind a hostile proxy is found all the same', async () => {
  const { run } = await runBehindProxy(
    { disturbances: disturbances, percent: 4, jitter: 20 },
    {
      args: some,
      options: {
        wire: ({ operation, response }) => {
          if (operation !== 'GET-customer-retrieve-address-by-id' || response.status !== 200) return;
          response.body = Buffer.from(response.body.toString('utf8').replace(/"id":"\w+"/, '"id":7'));
        },
      },
    },
  );

  expect(run.code, run.output).toBe(1);
  expect(run.output).toMatch(/\ndeviates: .*\d+ tests found the tenant breaking its documentation/);
  expect(run.output).toMatch(/getAddress .* \/id: expected/);
});

test('a target that goes away ends the run, in one message', async () => {
  const { run } = await runBehindProxy({ gone: 300 }, { args: [] });

  expect(run.code, run.output).toBe(3);
  expect(run.output).toMatch(
    /\nblocked: .* tests could not ask the target, which has not answered since [\d:]+ UTC \(connection refused\)\.\n/,
  );
  expect(run.report().counts).toMatchObject({ failed: 0, error: 0 });
});
