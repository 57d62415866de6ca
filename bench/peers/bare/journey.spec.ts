import { expect, test } from '@playwright/test';
import { validator } from '../../checks.ts';
import { journey, newcomer, ready, take } from '../../journey.ts';
import { repeatedly } from '../../target.ts';

const walks: Parameters<typeof test>[2] = async ({ request }, { config }) => {
  const { tenant, client, url } = config.metadata as { tenant: string; client: string; url: string };
  const values = newcomer(tenant, client);
  for (const step of journey) {
    const { method, path, headers, body } = ready(step, values);
    const answer = await request.fetch(url + path, { method, headers: { ...headers }, ...(body && { data: body }) });
    expect(answer.status(), step.name).toBe(step.status);
    if (!step.schema) continue;
    const parsed: unknown = await answer.json();
    expect(validator(step.schema)(parsed), step.name).toBe(true);
    take(step, parsed, values);
  }
};

repeatedly((title) => {
  test(title, walks);
}, 'a customer comes, keeps a profile and addresses, and leaves');
