import { aMixin, anAddress, expect, test, verifies, readBack } from '../../fixtures/index.ts';

const idsOf = (addresses: readonly { id: string }[] | null | undefined): readonly string[] =>
  (addresses ?? []).map(({ id }) => id);

test.describe('GET the profile with expand', () => {
  test('contains every address', verifies('profile.expand.addresses'), async ({ api, regularCustomer: customer }) => {
    const sent = [anAddress(), anAddress(), anAddress()];
    const added: string[] = [];
    for (const body of sent) added.push((await api.as(customer).addAddress({ body })).id);

    const { addresses } = await api.as(customer).getProfile({ expand: 'addresses' });

    expect(
      idsOf(addresses)
        .filter((id) => added.includes(id))
        .sort(),
    ).toEqual(added.sort());
    await readBack(async () => {
      expect([...idsOf(addresses)].sort()).toEqual([...idsOf(await api.as(customer).listAddresses())].sort());
    });
    expect(addresses).toEqual(
      expect.arrayContaining(sent.map((one) => expect.objectContaining({ ...one }) as unknown)),
    );
  });

  test(
    'leaves the addresses out when they are not asked for',
    verifies('profile.expand.addresses-left-out'),
    async ({ api, regularCustomer: customer }) => {
      await api.as(customer).addAddress({ body: anAddress() });

      await readBack(async () => {
        const { addresses } = await api.as(customer).getProfile();

        expect(idsOf(addresses)).toEqual([]);
      });
    },
  );

  test('contains the mixins', verifies('profile.expand.mixins'), async ({ api, regularCustomer: customer }) => {
    const mixin = aMixin();
    await api.as(customer).updateProfile({ body: mixin });

    await readBack(async () => {
      const profile = await api.as(customer).getProfile({ expand: 'mixin:*' });

      expect(profile).toMatchObject({ mixins: mixin.mixins });
    });
  });

  test(
    'contains each part of a list, in any order',
    verifies('profile.expand.takes-list'),
    async ({ api, regularCustomer: customer }) => {
      const mixin = aMixin();
      await api.as(customer).updateProfile({ body: mixin });
      const { id } = await api.as(customer).addAddress({ body: anAddress() });

      for (const expand of ['addresses,mixin:*', 'mixin:*,addresses']) {
        await readBack(async () => {
          const profile = await api.as(customer).getProfile({ expand });
          expect(profile, `the profile with expand=${expand}`).toMatchObject({
            mixins: mixin.mixins,
            addresses: expect.arrayContaining([expect.objectContaining({ id })]),
          });
        });
      }
    },
  );

  test(
    'contains the mixins unasked or leaves them out',
    verifies('profile.expand.mixins-left-out'),
    async ({ api, regularCustomer: customer, observe }) => {
      await api.as(customer).updateProfile({ body: aMixin() });

      const { mixins } = await api.as(customer).getProfile();

      const shown = Object.keys(mixins ?? {}).length > 0;
      observe('profile.expand.mixins-left-out', shown ? 'present without expand' : 'absent without expand');
    },
  );

  test(
    'ignores or refuses an unknown value',
    verifies('profile.expand.unknown-value'),
    async ({ api, sharedCustomer: customer, observe }) => {
      const { status } = await api.as(customer).answer.getProfile({ expand: 'unknown', expect: [200, 400] });

      observe('profile.expand.unknown-value', status);
    },
  );
});
