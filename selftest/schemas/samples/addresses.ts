import type { SamplesOf } from './sample-types.ts';

/** Every line of an address; a line may well be empty. */
export const lines = {
  contactName: 'Ada Example',
  companyName: 'Sample Works',
  street: 'Rua da Prata',
  streetNumber: '12b',
  streetAppendix: '',
  extraLine1: 'Second yard',
  extraLine2: '',
  extraLine3: '',
  extraLine4: '',
  zipCode: '1100-420',
  city: 'Lisbon',
  country: 'PT',
  state: '',
  contactPhone: '5550100',
  tags: ['SHIPPING', 'summer house'],
};

const links = { mixins: { doorbell: 'https://mixins.example.test/doorbell.json' } };
const mixins = { doorbell: { rings: 2, tones: ['c', 'g'] } };

/** An address with every member, as it is read. */
export const anAddress = {
  ...lines,
  id: '5d0e7a91c4',
  isDefault: true,
  metadata: { version: 3, ...links },
  mixins,
};

const wrong = [
  { why: 'a house number is text', put: { streetNumber: 12 }, at: '/streetNumber', keyword: 'type' },
  { why: 'address lines are not null', put: { city: null }, at: '/city', keyword: 'type' },
  { why: 'tags are a list', put: { tags: 'SHIPPING,BILLING' }, at: '/tags', keyword: 'type' },
  { why: 'a tag is text', put: { tags: ['SHIPPING', 2] }, at: '/tags/1', keyword: 'type' },
  { why: 'mixins go by name', put: { mixins: [] }, at: '/mixins', keyword: 'type' },
] as const;

const flag = [
  { why: 'a flag is no text', put: { isDefault: 'true' }, at: '/isDefault', keyword: 'type' },
  { why: 'versions count', put: { metadata: { version: '3' } }, at: '/metadata/version', keyword: 'type' },
] as const;

const country = [
  { why: 'a country has two letters, not three', put: { country: 'PRT' }, at: '/country', keyword: 'maxLength' },
  { why: 'a country has two letters, not one', put: { country: 'P' }, at: '/country', keyword: 'minLength' },
] as const;

export const addresses: SamplesOf<'Address' | 'AddressList' | 'AddressCreate' | 'AddressUpdate' | 'SignupAddress'> = {
  Address: {
    requires: ['id', 'contactName'],
    accepts: [anAddress, { id: 'warehouse_2', contactName: '' }, { ...anAddress, metadata: {}, mixins: {}, tags: [] }],
    refuses: [
      ...wrong,
      ...flag,
      ...country,
      { why: 'an id is not empty', put: { id: '' }, at: '/id', keyword: 'minLength' },
    ],
  },
  AddressList: {
    requires: [],
    accepts: [[anAddress, { id: 'warehouse_2', contactName: 'Bob Example' }], []],
    refuses: [
      { why: 'the list is bare', body: { items: [anAddress] }, at: '', keyword: 'type' },
      { why: 'each item is an address', body: [anAddress, { id: 'x' }], at: '/1', keyword: 'required' },
      { why: 'no item is null', body: [null], at: '/0', keyword: 'type' },
    ],
  },
  AddressCreate: {
    requires: [],
    accepts: [{ ...lines, metadata: links, mixins }, { country: 'Portugal' }, {}],
    refuses: wrong,
  },
  AddressUpdate: {
    requires: [],
    accepts: [{ ...lines, isDefault: false, metadata: { version: 3, ...links }, mixins }, { isDefault: true }, {}],
    refuses: [...wrong, ...flag],
  },
  SignupAddress: {
    requires: ['contactName'],
    accepts: [anAddress, { contactName: 'Ada Example' }],
    refuses: [...wrong, ...flag, ...country],
  },
};
