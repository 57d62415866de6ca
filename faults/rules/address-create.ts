import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { without } from '../members.ts';
import { bodyOf, on, replaceAnswer } from '../wire.ts';

const add = 'POST-customer-add-address';
type Fields = ReturnType<typeof soundRules.keepAddressMembers>;

/** What is kept of an address that is sent, its tags chosen or changed. */
const keptTags = (choose: (tags: readonly string[]) => readonly string[]) => ({
  rules: {
    keepAddressMembers: (sent: Fields): Fields => {
      const { tags, ...others } = soundRules.keepAddressMembers(sent);
      return Array.isArray(tags) ? { ...others, tags: choose(tags.map(String)) } : others;
    },
  },
});

/** Faults of how an added address is checked and kept. */
export const addressCreateFaults: readonly Fault[] = [
  {
    id: 'address-create-answers-row-number',
    why: 'A checkout that goes on with the new address finds none by the id it was given.',
    breaks: ['address.create.returns-id'],
    reads: /getAddress[\s\S]*status: expected 200, received 404/,
    deviation: () => {
      let rows = 0;
      return {
        wire: on(add, (exchange) => {
          if (exchange.response.status === 201) replaceAnswer(exchange, 201, { id: String(++rows) });
        }),
      };
    },
  },
  {
    id: 'address-create-answers-200',
    why: 'A client that waits for 201 tells its customer that the address was not saved.',
    breaks: ['address.create.returns-id'],
    reads: /addAddress[\s\S]*status: expected 201, received 200/,
    deviation: {
      wire: on(add, (exchange) => {
        if (exchange.response.status === 201) replaceAnswer(exchange, 200, bodyOf(exchange));
      }),
    },
    category: 101,
  },
  {
    id: 'address-create-drops-last-line',
    why: 'The floor and the door are missing on the parcel.',
    breaks: ['address.create.stores-what-is-sent'],
    reads: /toMatchObject[\s\S]*-\s+"extraLine4"/,
    deviation: {
      rules: {
        keepAddressMembers: (sent) => without(soundRules.keepAddressMembers(sent), 'extraLine4'),
      },
    },
  },
  {
    id: 'address-create-swaps-lines',
    why: 'The courier reads the instructions in an order nobody wrote.',
    breaks: ['address.create.stores-what-is-sent'],
    reads: /toMatchObject[\s\S]*-\s+"extraLine[12]"/,
    deviation: {
      rules: {
        keepAddressMembers: (sent) => {
          const { extraLine1, extraLine2, ...kept } = soundRules.keepAddressMembers(sent);
          const second = extraLine1 === undefined ? {} : { extraLine2: extraLine1 };
          return { ...kept, ...second, ...(extraLine2 === undefined ? {} : { extraLine1: extraLine2 }) };
        },
      },
    },
  },
  {
    id: 'address-create-refuses-empty-strings',
    why: 'A storefront that sends its form as it is cannot save an address without an appendix.',
    breaks: ['address.create.accepts-empty-strings'],
    reads: /addAddress[\s\S]*status: expected 201, received 400/,
    deviation: {
      rules: {
        checkNewAddress: (body) => {
          const blank = Object.entries(body ?? {}).filter(([name, value]) => value === '' && name.startsWith('extra'));
          const message = 'must not be empty';
          return [
            ...soundRules.checkNewAddress(body),
            ...blank.map(([field]) => ({ field, type: 'invalid_length' as const, message })),
          ];
        },
      },
    },
  },
  {
    id: 'address-create-keeps-newest-only',
    why: 'A customer who adds an office loses her home.',
    breaks: ['address.create.accepts-several', 'address.list.returns-array', 'races.address.additions-are-kept'],
    reads: /toEqual[\s\S]*-\s+("\w+": "Berlin"|"\w+"),/,
    deviation: {
      rules: {
        chooseDefaultAddress: (addresses, askedFor, after) =>
          soundRules.chooseDefaultAddress(after === 'creation' ? addresses.slice(-1) : addresses, askedFor, after),
      },
    },
  },
  {
    id: 'address-ids-repeat',
    why: 'Two addresses share an id: whoever changes the office changes the home.',
    breaks: ['address.create.accepts-several'],
    reads: /the number of different ids[\s\S]*Received: .*2/,
    deviation: () => {
      let count = 0;
      return { rules: { newAddressId: () => `address-${++count % 2}` } };
    },
  },
  {
    id: 'address-create-knows-two-tags',
    why: 'A company that tags its branches finds them untagged.',
    breaks: ['address.create.accepts-own-tags'],
    reads: /toEqual[\s\S]*-\s+"OFFICE-2",/,
    deviation: keptTags((tags) => tags.filter((tag) => ['BILLING', 'SHIPPING'].includes(tag.toUpperCase()))),
  },
  {
    id: 'address-create-takes-ascii-tags',
    why: 'A customer whose words have umlauts cannot tag in her own language.',
    breaks: ['address.create.accepts-own-tags'],
    reads: /toEqual[\s\S]*-\s+"BÜRO",/,
    deviation: keptTags((tags) => tags.map((tag) => tag.replaceAll(/[^ -~]/g, ''))),
  },
  {
    id: 'address-create-tags-in-upper-case',
    why: 'A storefront that looks for its tag "Home" does not find it.',
    breaks: ['address.create.keeps-case-of-tags'],
    reads: /toEqual[\s\S]*-\s+"Home",/,
    deviation: keptTags((tags) => tags.map((tag) => tag.toUpperCase())),
  },
  {
    id: 'address-mixins-are-lost',
    why: 'The delivery instructions of the customer never reach the courier.',
    breaks: ['address.create.stores-mixins'],
    reads: /toMatchObject[\s\S]*-\s+"deliveryOptions"/,
    deviation: { rules: { addressView: (address) => ({ ...soundRules.addressView(address), mixins: {} }) } },
  },
  {
    id: 'address-mixins-lose-their-schema',
    why: 'Nobody can tell any more by which schema the mixin of an address is to be read.',
    breaks: ['address.create.stores-mixins'],
    reads: /toMatchObject[\s\S]*-\s+"deliveryOptions": "https/,
    deviation: {
      rules: {
        keepAddressMembers: (sent) => without(soundRules.keepAddressMembers(sent), 'metadata'),
      },
    },
  },
  {
    id: 'address-create-needs-no-name',
    why: 'A parcel without a name on it comes back.',
    breaks: ['address.create.refuses-missing-contact-name'],
    reads: /addAddress[\s\S]*status: expected 400, received 201/,
    deviation: {
      rules: {
        checkNewAddress: (body) =>
          soundRules.checkNewAddress(body).filter(({ field }) => !field.includes('contactName')),
      },
    },
    category: 102,
  },
  {
    id: 'address-create-takes-any-country',
    why: 'A tax rule that looks for DE finds "Germany" and charges none.',
    breaks: ['address.create.refuses-malformed-country'],
    reads: /addAddress[\s\S]*status: expected 400, received 201/,
    deviation: {
      rules: {
        checkNewAddress: (body) => soundRules.checkNewAddress(body).filter(({ field }) => !field.includes('country')),
      },
    },
    category: 102,
  },
  {
    id: 'address-create-counts-letters-of-country',
    why: 'Two characters are asked for, not two letters: a dialling code passes for a country.',
    breaks: ['address.create.refuses-malformed-country'],
    reads: /addAddress[\s\S]*status: expected 400, received 201/,
    deviation: {
      rules: {
        checkNewAddress: (body) =>
          soundRules
            .checkNewAddress(body)
            .filter(({ field, type }) => !(field.includes('country') && type !== 'invalid_length')),
      },
    },
    category: 102,
  },
];
