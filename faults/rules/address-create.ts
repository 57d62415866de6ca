import { soundRules } from '../../tenant/index.ts';
import { answersInstead } from '../answer-families.ts';
import { on, replaceAnswer } from '../exchange.ts';
import { fault, type Fault } from '../fault.ts';
import {
  alsoRefuses,
  changesArgument,
  changesResult,
  changesTexts,
  dropsMembers,
  overlooks,
  setsMembers,
} from '../rule-families.ts';

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

/** How an added address is checked and kept. */
export const addressCreateFaults: readonly Fault[] = [
  fault('address-create-answers-row-number', 'address.create.returns-id', {
    why: 'A checkout that goes on with the new address finds none by the id it was given.',
    failurePattern: { operation: 'getAddress', check: 'status', expected: 200, status: 404 },
    deviation: () => {
      let rows = 0;
      return {
        wire: on('addAddress', (exchange) => {
          if (exchange.response.status === 201) replaceAnswer(exchange, 201, { id: String(++rows) });
        }),
      };
    },
  }),
  fault('address-create-answers-200', 'address.create.returns-id', {
    why: 'A client that waits for 201 tells its customer that the address was not saved.',
    ...answersInstead('addAddress', 201, 200, (body) => body),
  }),
  fault('address-create-drops-last-line', 'address.create.stores-what-is-sent', {
    why: 'The floor and the door are missing on the parcel.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"extraLine4"/ },
    deviation: dropsMembers('keepAddressMembers', 'extraLine4'),
  }),
  fault('address-create-swaps-lines', 'address.create.stores-what-is-sent', {
    why: 'The courier reads the instructions in an order nobody wrote.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"extraLine[12]"/ },
    deviation: changesResult('keepAddressMembers', ({ extraLine1, extraLine2, ...kept }) => {
      const second = extraLine1 === undefined ? {} : { extraLine2: extraLine1 };
      return { ...kept, ...second, ...(extraLine2 === undefined ? {} : { extraLine1: extraLine2 }) };
    }),
  }),
  fault('address-create-refuses-empty-strings', 'address.create.accepts-empty-strings', {
    why: 'A storefront that sends its form as it is cannot save an address without an appendix.',
    failurePattern: { operation: 'addAddress', check: 'status', expected: 201, status: 400 },
    deviation: alsoRefuses('checkNewAddress', 'extraLine1', (body) =>
      Object.entries(body ?? {}).some(([name, value]) => value === '' && name.startsWith('extra')),
    ),
  }),
  fault('address-create-keeps-newest-only', 'address.create.accepts-several', {
    why: 'A customer who adds an office loses their home.',
    alsoBreaks: ['address.list.returns-array', 'races.address.additions-are-kept'],
    failurePattern: { assertion: /toEqual[\s\S]*-\s+("\w+": "Berlin"|"\w+"),/ },
    deviation: changesArgument('chooseDefaultAddress', 0, (addresses, _addresses, _askedFor, after) =>
      after === 'creation' ? addresses.slice(-1) : addresses,
    ),
  }),
  fault('address-ids-repeat', 'address.create.accepts-several', {
    why: 'Two addresses share an id: whoever changes the office changes the home.',
    failurePattern: { assertion: /the number of different ids[\s\S]*Received: .*2/ },
    deviation: () => {
      let count = 0;
      return { rules: { newAddressId: () => `address-${++count % 2}` } };
    },
  }),
  fault('address-create-knows-two-tags', 'address.create.accepts-own-tags', {
    why: 'A company that tags its branches finds them untagged.',
    failurePattern: { assertion: /toEqual[\s\S]*-\s+"OFFICE-2",/ },
    deviation: keptTags((tags) => tags.filter((tag) => ['BILLING', 'SHIPPING'].includes(tag.toUpperCase()))),
  }),
  fault('address-create-takes-ascii-tags', 'address.create.accepts-own-tags', {
    why: 'A customer whose words have umlauts cannot tag in their own language.',
    failurePattern: { assertion: /toEqual[\s\S]*-\s+"BÜRO",/ },
    deviation: keptTags((tags) => tags.map((tag) => tag.replaceAll(/[^ -~]/g, ''))),
  }),
  fault('address-create-tags-in-upper-case', 'address.create.keeps-case-of-tags', {
    why: 'A storefront that looks for its tag "Home" does not find it.',
    failurePattern: { assertion: /toEqual[\s\S]*-\s+"Home",/ },
    deviation: keptTags((tags) => tags.map((tag) => tag.toUpperCase())),
  }),
  fault('address-mixins-are-lost', 'address.create.stores-mixins', {
    why: 'The delivery instructions of the customer never reach the courier.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"deliveryOptions"/ },
    deviation: setsMembers('addressView', { mixins: {} }),
  }),
  fault('address-mixins-lose-their-schema', 'address.create.stores-mixins', {
    why: 'Nobody can tell any more by which schema the mixin of an address is to be read.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"deliveryOptions": "https/ },
    deviation: dropsMembers('keepAddressMembers', 'metadata'),
  }),
  fault('address-create-needs-no-name', 'address.create.refuses-missing-contact-name', {
    why: 'A parcel without a name on it comes back.',
    failurePattern: { operation: 'addAddress', check: 'status', expected: 400, status: 201 },
    deviation: overlooks('checkNewAddress', ({ field }) => field.includes('contactName')),
    category: 102,
  }),
  fault('address-create-takes-any-country', 'address.create.refuses-malformed-country', {
    why: 'A tax rule that looks for DE finds "Germany" and charges none.',
    failurePattern: { operation: 'addAddress', check: 'status', expected: 400, status: 201 },
    deviation: overlooks('checkNewAddress', ({ field }) => field.includes('country')),
    category: 102,
  }),
  fault('address-create-counts-letters-of-country', 'address.create.refuses-malformed-country', {
    why: 'Two characters are asked for, not two letters: a dialling code passes for a country.',
    failurePattern: { operation: 'addAddress', check: 'status', expected: 400, status: 201 },
    deviation: overlooks(
      'checkNewAddress',
      ({ field, type }) => field.includes('country') && type !== 'invalid_length',
    ),
    category: 102,
  }),
  fault('address-text-is-normalized', 'address.create.stores-any-text', {
    why: 'A name spelt with combining characters is another one for whoever compares it.',
    failurePattern: { assertion: /-\s+.*Cafe\u0301[\s\S]*\+\s+.*Caf\u00e9 and Caf\u00e9/ },
    deviation: changesTexts('keepAddressMembers', (text) => text.normalize('NFC')),
  }),
  fault('address-text-has-three-bytes-at-most', 'address.create.stores-any-text', {
    why: 'A database of old takes no character beyond the first plane: rare names end in question marks.',
    failurePattern: { assertion: /\+\s+.*\?/ },
    deviation: changesTexts('keepAddressMembers', (text) => text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '?')),
  }),
  fault('address-text-is-escaped', 'address.create.stores-any-text', {
    why: 'A label prints &amp;amp; where the customer wrote an ampersand.',
    failurePattern: { assertion: /&amp;|&lt;/ },
    deviation: changesTexts('keepAddressMembers', (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')),
  }),
  fault('address-text-is-cut', 'address.create.stores-any-text', {
    why: 'The end of a long street, its number included, is gone without a word.',
    failurePattern: { assertion: /[-]\s+"x{255}",[\s\S]*\+\s+"x{250}",/ },
    deviation: changesTexts('keepAddressMembers', (text) => text.slice(0, 250)),
  }),
  fault('address-text-is-trimmed', 'address.create.stores-any-text', {
    why: 'A client that compares what it sent with what it reads finds a difference, and sends it again.',
    failurePattern: { assertion: /\+\s+"blank at each end",/ },
    deviation: changesTexts('keepAddressMembers', (text) => text.trim()),
  }),
];
