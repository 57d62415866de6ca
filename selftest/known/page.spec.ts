import { expect, test } from '@playwright/test';
import type { KnownDeviation } from '../../src/config/known-deviations/known-deviation.ts';
import { aKnownDeviation } from '../support/known-deviation.ts';
import { aFailedTest, renderPage, aFailureEvidence } from '../support/report-page.ts';

const merges = 'address.patch.merges';
const { signature } = aFailureEvidence(merges);
const title = `breaks ${merges}`;
const listed = (own: Partial<KnownDeviation> = {}) => aKnownDeviation({ signature: { [title]: signature }, ...own });

/** The part of a page with this id, as text that a reader sees. */
const partOf = (html: string, id: string): string =>
  (new RegExp(`<section id="${id}"[\\s\\S]*?</section>`).exec(html)?.[0] ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

test('the page tells of a known deviation who owns it, why and until when, apart from what is still not met', () => {
  const html = renderPage([aFailedTest(merges, { outcome: 'known' })], [], [], [listed({ expires: '2999-01-01' })]);

  expect(partOf(html, 'known')).toMatch(
    /as listed.*PATCH of an address.*team storefront.*next release.*to 2999-01-01.*Repeat the call/,
  );
  expect(html).not.toContain('<section id="failures"');
  expect(html).toContain('href="#known"');
});

test('the page shows a failure with the entry that would list it', () => {
  const failures = partOf(renderPage([aFailedTest(merges)]), 'failures');

  expect(failures).toContain('List as a known deviation');
  expect(failures).toContain(`&quot;${title}&quot;: &quot;updateAddress as customer -> 200`);
});

test('the page says of a known deviation that has changed what was expected and found, and what to do', () => {
  const known = partOf(
    renderPage([aFailedTest(merges)], [], [], [listed({ signature: { [title]: 'reads otherwise' } })]),
    'known',
  );

  expect(known).toContain(`${title}: expected to fail as listed: reads otherwise; found: `);
  expect(known).toMatch(/To do What fails is not what was accepted: it gates/);
});

test('a target without known deviations has no chapter about them', () => {
  expect(partOf(renderPage([aFailedTest(merges)]), 'known')).toBe('');
});
