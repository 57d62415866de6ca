import { aWord, expect, test, verifies, readBack } from '../../fixtures/index.ts';

const refused = [400, 403, 404, 409] as const;
/** Where a profile shows no version, which is advised about elsewhere, none that is sent can be the current one. */
const versionOf = ({ metadata }: { metadata?: { version?: number | undefined } | null | undefined }): number =>
  metadata?.version ?? 0;

test.describe('PATCH the profile with a version', () => {
  test(
    'succeeds without one, however often the profile has changed',
    verifies('profile.version.is-optional'),
    async ({ api, regularCustomer: customer }) => {
      await api.as(customer).updateProfile({ body: { company: aWord() } });
      const company = aWord();

      await api.as(customer).updateProfile({ body: { company } });

      await readBack(async () => {
        expect(await api.as(customer).getProfile()).toMatchObject({ company });
      });
    },
  );

  test(
    'succeeds with the current one, each time anew',
    verifies('profile.version.accepts-current'),
    async ({ api, regularCustomer: customer }) => {
      for (const company of [aWord(), aWord()]) {
        const { metadata } = await api.as(customer).getProfile();

        await api.as(customer).updateProfile({ body: { company, metadata: { version: metadata?.version } } });

        await readBack(async () => {
          expect(await api.as(customer).getProfile()).toMatchObject({ company });
        });
      }
    },
  );

  test(
    'is refused with a former or a future one and changes nothing',
    verifies('profile.version.refuses-stale'),
    async ({ api, regularCustomer: customer }) => {
      const former = versionOf(await api.as(customer).getProfile());
      const company = aWord();
      await api.as(customer).updateProfile({ body: { company } });

      for (const version of [former, former + 1000])
        await api.as(customer).updateProfile({ body: { company: 'stale', metadata: { version } }, expect: refused });

      await readBack(async () => {
        expect(await api.as(customer).getProfile()).toMatchObject({ company });
      });
    },
  );

  test(
    'answers a former one with 409 or otherwise',
    verifies('profile.version.stale-status'),
    async ({ api, regularCustomer: customer, observe }) => {
      const version = versionOf(await api.as(customer).getProfile());
      await api.as(customer).updateProfile({ body: { company: aWord() } });

      const stale = { company: aWord(), metadata: { version } };
      const { status } = await api.as(customer).answer.updateProfile({ body: stale, expect: 'declared' });

      observe('profile.version.stale-status', status);
    },
  );

  test(
    'increases it with each change',
    verifies('profile.version.increases'),
    async ({ api, regularCustomer: customer }) => {
      let former = versionOf(await api.as(customer).getProfile());

      for (const change of ['first', 'second']) {
        await api.as(customer).updateProfile({ body: { company: aWord() } });

        former = await readBack(async () => {
          const version = versionOf(await api.as(customer).getProfile());
          expect(version, `the version after the ${change} change`).toBeGreaterThan(former);
          return version;
        });
      }
    },
  );
});
