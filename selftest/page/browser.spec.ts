import { expect } from '@playwright/test';
import { suiteIdentity } from '../../reporters/suite-identity.ts';
import { browserTest as test } from '../support/browser-test.ts';
import { aHistoryLineWithFailures } from '../support/history-line.ts';
import { aFailedTest, renderPage } from '../support/report-page.ts';
import { aTestRecord } from '../support/test-record.ts';

const merges = 'address.patch.merges';
const reads = 'profile.read.is-own';
const html = renderPage(
  [aFailedTest(merges), aTestRecord({ id: 'ok', requirements: [reads] })],
  [aHistoryLineWithFailures(1, [reads], { suite: suiteIdentity() })],
  ['Line 3 of the history is passed over.'],
);

test.describe('The page in a browser', { tag: '@heavy' }, () => {
  test('asks for nothing, complains of nothing and names its chapters', async ({ open }) => {
    const { page, complaints, requests } = await open(html);

    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/deviates/);
    for (const link of await page.getByRole('navigation').getByRole('link').all())
      await expect(page.locator((await link.getAttribute('href')) ?? '')).toHaveCount(1);
    await expect(page.getByRole('note')).toHaveText(/Line 3 of the history/);
    expect(requests).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('opens a failure by keyboard alone', async ({ open }) => {
    const { page } = await open(html);
    const failure = page.locator('.failure > summary');
    await expect(page.getByText('curl -X PATCH')).toBeHidden();

    await failure.focus();
    await page.keyboard.press('Enter');

    await expect(page.getByText('curl -X PATCH')).toBeVisible();
    await expect(failure).toHaveCSS('outline-style', 'solid');
  });

  test('leads from a requirement to what happened', async ({ open }) => {
    const { page } = await open(html);

    await page.locator('label', { has: page.locator('#outcome-failed') }).click();
    await page.getByRole('link', { name: /What happened/ }).click();

    await expect(page.getByText('curl -X PATCH')).toBeInViewport();
  });

  for (const javaScript of [true, false])
    test(`filters requirements ${javaScript ? 'with' : 'without'} a script`, async ({ open }) => {
      const { page } = await open(html, { javaScript });
      const shown = page.locator('.requirement:visible');

      await page.locator('label', { has: page.locator('#outcome-failed') }).click();

      await expect(shown).toHaveCount(1);
      await expect(shown).toContainText(merges);
      await expect(page.getByRole('searchbox')).toHaveCount(javaScript ? 1 : 0);
    });

  test('finds a requirement by the words of its promise, and brings it back from a link', async ({ open }) => {
    const { page } = await open(html);

    await page.getByRole('searchbox').fill('merges');
    await expect(page.locator('.requirement:visible')).toHaveCount(1);
    await expect(page.getByRole('status')).toHaveText(/^1 of \d+ shown$/);

    await page.locator('.change.passed > summary').click();
    await page.locator('.change.passed a').click();
    await expect(page.locator(`[id="r-${reads}"]`)).toBeInViewport();
  });

  for (const width of [380, 1400])
    test(`is no wider than a screen of ${width} pixels`, async ({ open }) => {
      const { page } = await open(html, { width });

      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    });

  test('has no table that scrolls sideways on a narrow screen, and tells each value with its column', async ({
    open,
  }) => {
    const { page } = await open(html, { width: 360 });
    await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');

    const wider =
      '[...document.querySelectorAll(".scroll, .rows, nav")].filter((each) => each.scrollWidth > each.clientWidth + 1).length';

    expect(await page.evaluate(wider)).toBe(0);
    await expect(page.locator('#coverage td').first()).toHaveAttribute('data-label', 'Covered');
  });

  test('prints everything, whatever is folded', async ({ open }) => {
    const { page } = await open(html, { javaScript: false });

    await page.emulateMedia({ media: 'print' });

    await expect(page.getByText('curl -X PATCH')).toBeVisible();
    await expect(page.locator('.requirement').first()).toBeVisible();
  });
});
