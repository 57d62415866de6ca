import { aMixin, anAddress, aWord, expect, someDetails, test, verifies } from '../../fixtures/index.ts';

/** Texts that stores and their drivers spoil: letters beyond Latin-1, beyond the basic plane, joined, from right to left, quoted. */
const scripts = [
  ['Zoë Çelik-Ağaoğlu', 'Θεσσαλονίκη', '東京都千代田区丸の内', 'שלום עולם'],
  ['𠮷野家 👩‍👩‍👧‍👦', 'Ёлка й', `O'Neil "née" \\ & <i>%41</i>`, 'ภูเก็ต नि 각'],
] as const;

/** What a login, a count or a moment changes, and what has no value. */
const moving = ['lastLogin', 'metadata'];
const lasting = (profile: object) =>
  Object.fromEntries(Object.entries(profile).filter(([name, value]) => !moving.includes(name) && value !== null));

test.describe('PATCH the profile', () => {
  test(
    'with the profile as it was read changes nothing',
    verifies('profile.patch.takes-what-is-read'),
    async ({ api, regularCustomer: customer }) => {
      await api.as(customer).addAddress({ body: anAddress() });
      await api.as(customer).updateProfile({ body: { ...someDetails(), middleName: aWord(), ...aMixin() } });
      const read = () => api.as(customer).getProfile({ expand: 'addresses,mixin:*' });
      const body = await read();

      await api.as(customer).updateProfile({ body: {}, tamper: { body }, expect: [200, 204, 400, 403, 409] });

      expect(lasting(await read()), 'the profile after it was sent back').toEqual(lasting(body));
    },
  );

  for (const [firstName, lastName, company, middleName] of scripts)
    test(
      `keeps ${firstName} letter by letter`,
      verifies('profile.patch.stores-any-text'),
      async ({ api, regularCustomer: customer }) => {
        const texts = { firstName, lastName, company, middleName };
        await api.as(customer).updateProfile({ body: someDetails({ middleName: aWord() }) });
        const read = async () => {
          const profile = await api.as(customer).getProfile();
          // Which of two equal spellings is kept is the tenant's choice.
          return Object.keys(texts).map((name) => String(profile[name as keyof typeof texts]).normalize('NFC'));
        };
        const before = await read();

        const { status } = await api.as(customer).answer.updateProfile({ body: texts, expect: [200, 204, 400] });

        const due = status === 400 ? before : Object.values(texts).map((text) => text.normalize('NFC'));
        expect(await read(), 'the texts of the profile').toEqual(due);
      },
    );
});
