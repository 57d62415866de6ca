import { aWord, expect, test, verifies } from '../../fixtures/index.ts';

const rounds = [1, 2, 3, 4, 5];
/** The outcomes of an update that may come too late. */
const wonOrLost = [200, 204, 400, 403, 404, 409] as const;

test.describe('at the same time', () => {
  test(
    'updates with one version have one winner',
    verifies('races.profile.version-wins-once'),
    async ({ api, regularCustomer: customer }) => {
      for (const round of rounds) {
        const { metadata } = await api.as(customer).getProfile();
        const version = metadata?.version ?? 0;
        const names = [`first-${aWord()}`, `second-${aWord()}`];

        const answers = await Promise.all(
          names.map((company) =>
            api.as(customer).answer.updateProfile({ body: { company, metadata: { version } }, expect: wonOrLost }),
          ),
        );

        const winners = names.filter((_, index) => (answers[index]?.status ?? 400) < 300);
        expect(winners, `the winners of round ${round}`).toHaveLength(1);
        expect(await api.as(customer).getProfile()).toMatchObject({ company: winners[0] });
      }
    },
  );

  test(
    'updates of different fields are all kept',
    verifies('races.profile.disjoint-updates-are-kept'),
    async ({ api, regularCustomer: customer }) => {
      for (const round of rounds) {
        const sent = { firstName: aWord(), lastName: aWord(), company: aWord(), contactPhone: `0${round}23456789` };

        const updates = Object.entries(sent).map(([member, value]) =>
          api.as(customer).updateProfile({ body: { [member]: value } }),
        );
        await Promise.all(updates);

        expect(await api.as(customer).getProfile(), `round ${round}`).toMatchObject(sent);
      }
    },
  );
});
