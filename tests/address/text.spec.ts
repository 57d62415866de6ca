import { anAddress, expect, test, verifies, readBack } from '../../fixtures/index.ts';
import { fc, holdsFor } from '../../fixtures/properties.ts';

/** Texts that have been lost, cut, escaped or turned into something else before. */
const notorious = [
  'Ağaç Sokağı, İstanbul',
  'شارع الملك فهد ‏١٢',
  'רחוב הרצל 5‎',
  '東京都千代田区丸の内',
  '👩‍👩‍👧‍👦 🏳️‍🌈 🇩🇪',
  'Cafe\u0301 and Caf\u00e9',
  `"double", 'single', \\back\\slash\\`,
  'a+b & c=d; 100 %41 <i>#</i> ${x} {{y}}',
  '  blank at each end  ',
  'first line\nsecond line\tafter a tab',
  'null',
  '\u{10ffff}\u200b\ufeff',
  'x'.repeat(255),
  'ß'.repeat(255),
];

/** Any character but control characters; fast-check's own units take half a second to build, in every process that loads them. */
const character = fc
  .oneof(fc.integer({ min: 0x20, max: 0x2fff }), fc.integer({ min: 0x20, max: 0x10ffff }))
  .map((codePoint) => String.fromCodePoint(codePoint))
  .filter((any) => !/[\p{Cc}\p{Cs}]/u.test(any));
const cluster = fc.constantFrom('e\u0301', '👩🏽‍🚀', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', 'नि', '각', 'ภู');
const unit = fc.oneof({ weight: 5, arbitrary: character }, { weight: 1, arbitrary: cluster });

const text = fc.oneof(fc.string({ unit, minLength: 1, maxLength: 80 }), fc.constantFrom(...notorious));
const optional = fc.oneof({ weight: 1, arbitrary: fc.constant('') }, { weight: 6, arbitrary: text });

const texts = fc.record({
  contactName: text,
  companyName: optional,
  street: optional,
  streetNumber: optional,
  streetAppendix: optional,
  extraLine1: optional,
  extraLine2: optional,
  extraLine3: optional,
  extraLine4: optional,
  zipCode: optional,
  city: optional,
  state: optional,
  contactPhone: optional,
});

test.describe('an address', () => {
  test('reads back character by character', verifies('address.create.stores-any-text'), async ({ api, customer }) => {
    await holdsFor(texts, async (sent) => {
      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress(sent) });

      await readBack(async () => {
        expect(await api.as(customer).getAddress({ addressId })).toMatchObject(sent);
      });
    });
  });

  test(
    'reads back each of the texts that are lost most easily',
    verifies('address.create.stores-any-text'),
    async ({ api, customer }) => {
      for (const sent of notorious) {
        const body = anAddress({ contactName: sent, street: sent, city: sent });
        const { id: addressId } = await api.as(customer).addAddress({ body });

        await readBack(async () => {
          const stored = await api.as(customer).getAddress({ addressId });
          expect([stored.contactName, stored.street, stored.city]).toEqual([sent, sent, sent]);
        });
      }
    },
  );

  test(
    'loses no letter, whatever its script',
    verifies('address.create.stores-what-is-sent'),
    async ({ api, customer }) => {
      const sent = {
        contactName: 'Zoë Çelik-Ağaoğlu',
        companyName: '𠮷野家',
        street: 'شارع الملك فهد',
        city: 'Θεσσαλονίκη',
        extraLine1: 'ห้อง ๑๒',
        extraLine2: 'кв. 12, подъезд Ё',
      };

      const { id: addressId } = await api.as(customer).addAddress({ body: anAddress(sent) });

      await readBack(async () => {
        expect(await api.as(customer).getAddress({ addressId })).toMatchObject(sent);
      });
    },
  );
});
