import { expect, test } from '@playwright/test';
import { anEmail, aPassword, seedBuilders } from '../../src/test-data/builders.ts';
import type { TenantInput } from '../../tenant/index.ts';
import { runConformance, removeTemporaryFolders } from '../support/run-command.ts';
import { startTenantWithAdmin } from '../support/tenant-admin.ts';

/** The three tenants of a target, all of one kind. */
const all = (own: TenantInput) => ({
  tenants: [
    { name: 'shop', ...own },
    { name: 'shopother', ...own },
    { name: 'shopoptin', doubleOptIn: true },
  ],
});

const few = ['tests/journey', 'tests/address/create.spec.ts', 'tests/signup/create.spec.ts'];

const fixedProfile = {
  title: 'MS',
  firstName: 'Ada',
  lastName: 'Lindt',
  company: 'Sample Works',
  preferredLanguage: 'de_DE',
  preferredSite: 'other',
  b2b: { companyRegistrationId: 'HRB-77-01' },
  mixins: { loyalty: { level: 3 } },
  metadata: { mixins: { loyalty: 'https://mixins.example.test/loyalty.json' } },
};

/** Creates the fixed customer of a target, with every optional member. */
async function createFixedCustomer({
  createCustomer: aCustomer,
}: Awaited<ReturnType<typeof startTenantWithAdmin>>): Promise<Record<string, string>> {
  seedBuilders(1, 'fixed');
  const [contactEmail, password] = [`ada.${anEmail()}`, aPassword()];
  await aCustomer({ ...fixedProfile, contactEmail, password, active: true, onHold: false });
  return { CUSTOMER_EMAIL: contactEmail, CUSTOMER_PASSWORD: password };
}

test.afterEach(removeTemporaryFolders);

for (const [what, options, offers, mode] of [
  ['is active at once', {}, {}, 'at once'],
  ['is activated by a service', all({ activeOnCreation: false }), {}, 'by service'],
  ['follows a mailed link', { tenants: [{ name: 'shop', doubleOptIn: true }] }, {}, 'by mail'],
  ['can never log in', all({ activeOnCreation: false }), { withService: false, withInbox: false }, 'nobody'],
] as const)
  test(`the run detects that a new customer ${what}, and no test fails`, { tag: '@heavy' }, async () => {
    const shop = await startTenantWithAdmin(options, offers);

    const run = await runConformance(shop.env, few);
    await shop.close();

    const { counts, provisioning } = run.report();
    expect(run.code, run.output).toBe(0);
    expect(counts).toMatchObject({ failed: 0, advisory: 0, error: 0, blocked: 0 });
    expect(provisioning?.mode).toBe(mode);
  });

test('a fixed customer that cannot log in or has addresses is refused before the first test', async () => {
  const shop = await startTenantWithAdmin({}, { withService: false, withInbox: false });
  const fixed = await createFixedCustomer(shop);

  const wrong = await runConformance({ ...shop.env, ...fixed, CUSTOMER_PASSWORD: 'wrong password' }, few);
  await shop.addAddress(fixed['CUSTOMER_EMAIL'] ?? '');
  const withAddress = await runConformance({ ...shop.env, ...fixed }, few);
  await shop.close();

  expect([wrong.code, withAddress.code]).toEqual([2, 2]);
  expect(wrong.output).toMatch(/CUSTOMER_EMAIL or CUSTOMER_PASSWORD was refused: logIn .* was answered 401/);
  expect(withAddress.output).toMatch(/CUSTOMER_EMAIL is ada\..*, who has 1 address\(es\), but must have none/);
});

test(
  'the fixed customer is used if nobody can sign up, and is unchanged after the run',
  { tag: '@heavy' },
  async () => {
    const shop = await startTenantWithAdmin(all({ signupOpen: false }), { withService: false, withInbox: false });
    const fixed = await createFixedCustomer(shop);
    const before = await shop.readProfiles();

    const run = await runConformance({ ...shop.env, ...fixed });
    const after = await shop.readProfiles();
    await shop.close();

    const { counts, notRun, provisioning, ledger } = run.report();
    expect(run.code, run.output).toBe(0);
    expect(counts, run.output).toMatchObject({ failed: 0, advisory: 0, error: 0, blocked: 0 });
    expect(counts.passed, run.output).toBeGreaterThan(200);
    expect(provisioning?.mode).toBe('fixed customer');
    expect(notRun.map(({ capability }) => capability)).toContain('signup');
    expect(ledger).toMatchObject({ left: 0, leftovers: [] });
    expect(after).toEqual(before);
  },
);
