import { expect, test } from '@playwright/test';
import { readSettings } from '../../src/config/index.ts';

const target = { API_URL: 'http://127.0.0.1:4010', TENANT: 'acme', STOREFRONT_CLIENT_ID: 'storefront' };

test('the traffic is as it was set, and modest without', () => {
  expect(readSettings({}).settings.traffic).toEqual({ retries: 2, retryBudget: 500 });
  const { settings, problems } = readSettings({
    ...target,
    PATIENCE: '30',
    RETRIES: '0',
    RETRY_BUDGET: '9',
    MAX_RPS: '0.5',
  });

  expect(problems).toEqual([]);
  expect(settings.traffic).toEqual({ patience: 30_000, retries: 0, retryBudget: 9, requestsPerSecond: 0.5 });
});
