import { anEmail, aWord, expect, test, verifies, readBack } from '../../fixtures/index.ts';

const types = ['application/json', 'application/merge-patch+json'] as const;
/** Whether the wish to unset it is refused or ignored is left open. */
const refusedOrIgnored = [200, 204, 400, 403, 404, 409] as const;

test.describe('PATCH the contactEmail', () => {
  test(
    'replaces it by another',
    verifies('profile.contact-email.can-be-replaced'),
    async ({ api, regularCustomer: customer }) => {
      const contactEmail = anEmail();

      await api.as(customer).updateProfile({ body: { contactEmail } });

      await readBack(async () => {
        expect(await api.as(customer).getProfile()).toMatchObject({ contactEmail });
      });
    },
  );

  for (const [title, value, id] of [
    ['null', null, 'profile.contact-email.survives-null'],
    ['an empty string', '', 'profile.contact-email.survives-empty-string'],
  ] as const)
    test(`does not unset it by ${title}`, verifies(id), async ({ api, regularCustomer: customer }) => {
      const contactEmail = anEmail();
      await api.as(customer).updateProfile({ body: { contactEmail } });

      for (const type of types) {
        const tamper = { body: { contactEmail: value, company: aWord() } };
        await api.as(customer).updateProfile({ body: {}, as: type, tamper, expect: refusedOrIgnored });

        await readBack(async () => {
          const profile = await api.as(customer).getProfile();
          expect(profile.contactEmail, `the contactEmail after ${title} as ${type}`).toBe(contactEmail);
        });
      }
    });

  test(
    'refuses or ignores the wish to unset it',
    verifies('profile.contact-email.unset-answer'),
    async ({ api, regularCustomer: customer, observe }) => {
      for (const [title, contactEmail] of [
        ['null', null],
        ['empty string', ''],
      ] as const)
        for (const type of types) {
          const call = { body: {}, as: type, tamper: { body: { contactEmail } }, expect: refusedOrIgnored } as const;
          const { status } = await api.as(customer).answer.updateProfile(call);
          observe('profile.contact-email.unset-answer', `${title} as ${type}: ${status}`);
        }
    },
  );
});
