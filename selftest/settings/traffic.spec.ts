import { expect, test } from '@playwright/test';
import { readSettings } from '../../src/config/index.ts';

const target = { API_URL: 'http://127.0.0.1:4010', TENANT: 'acme', STOREFRONT_CLIENT_ID: 'storefront' };

test('an allowed lag is a number of milliseconds', () => {
  const { problems } = readSettings({ ...target, CONSISTENT_WITHIN_MS: '1.5' });

  expect(problems).toEqual(['CONSISTENT_WITHIN_MS is "1.5", but must be a whole number from 0 to 60000.']);
});

test('the traffic is as it was set, and modest without', () => {
  expect(readSettings({}).settings.traffic).toEqual({
    consistentWithin: 0,
    retries: 2,
    retryBudget: 500,
    maxCreated: 3_000,
  });
  const { settings, problems } = readSettings({
    ...target,
    PATIENCE: '30',
    RETRIES: '0',
    RETRY_BUDGET: '9',
    MAX_RPS: '0.5',
    MAX_CREATED: '40',
    CONSISTENT_WITHIN_MS: '1500',
  });

  expect(problems).toEqual([]);
  const read = {
    patience: 30_000,
    retries: 0,
    retryBudget: 9,
    requestsPerSecond: 0.5,
    consistentWithin: 1_500,
    maxCreated: 40,
  };
  expect(settings.traffic).toEqual(read);
});
