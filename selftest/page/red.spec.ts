import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { browserTest as test } from '../support/browser-test.ts';
import { requirementsBrokenBy, tenantOptionsWithFaults, twentyFaults } from '../support/tenant-with-faults.ts';
import { runConformance, removeTemporaryFolders } from '../support/run-command.ts';
import { startOutsideTenant } from '../support/servers.ts';

test.afterEach(removeTemporaryFolders);

test.describe('The page of a run with twenty planted faults', { tag: '@heavy' }, () => {
  test.setTimeout(900_000);

  test('tells promise, source, request, response and curl of each within two clicks', async ({ open }) => {
    const tenant = await startOutsideTenant(tenantOptionsWithFaults(twentyFaults));
    const run = await runConformance({ ...tenant.env, SEED: '77' });
    await tenant.close();
    const report = run.report();
    const unmet = report.requirements.filter(({ outcome }) => ['failed', 'advisory'].includes(outcome));

    const { page, complaints, requests } = await open(readFileSync(path.join(run.results, 'conformance.html'), 'utf8'));

    // A call that fails alike in many tests is made no more: what only it would have shown is told as not asked.
    const told = report.requirements.filter(({ outcome }) => ['failed', 'advisory', 'not asked'].includes(outcome));
    expect(told.map(({ id }) => id as string)).toEqual(expect.arrayContaining([...requirementsBrokenBy(twentyFaults)]));
    for (const { id, sentence, source } of unmet) {
      const failure = page.locator('.failure', { has: page.locator(`.facts a[href="#r-${id}"]`) }).first();
      const more = page.locator('.more:not([open])', { has: failure }).locator('> summary');
      if (await more.isVisible()) await more.click();
      await failure.locator('> summary').click();

      for (const text of [sentence, source, 'Request', 'Response', 'Repeat the call'])
        await expect(failure.getByText(text).first(), `${id}: ${text}`).toBeVisible();
      await expect(failure.locator('.curl'), id).toHaveText(/^curl /);
      await failure.locator('> summary').click();
    }
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
  });
});
