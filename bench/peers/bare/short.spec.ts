import { expect, test } from '@playwright/test';
import { validator } from '../../checks.ts';
import { newcomer, ready, journey } from '../../journey.ts';
import { repeatedly } from '../../target.ts';

const asks: Parameters<typeof test>[2] = async ({ request }, { config }) => {
  const { tenant, client, url } = config.metadata as { tenant: string; client: string; url: string };
  const [step] = journey;
  if (!step?.schema) throw new Error('The journey has to begin with a token.');
  const answer = await request.fetch(url + ready(step, newcomer(tenant, client)).path);
  expect(answer.status()).toBe(step.status);
  expect(validator(step.schema)(await answer.json())).toBe(true);
};

repeatedly((title) => {
  test(title, asks);
}, 'a guest gets a token');
