import type { Customer } from '../../../schemas/index.ts';
import { anAddress } from './addresses.ts';
import { details, profile } from './profiles.ts';
import { notEmpty, type SamplesOf } from './sample-types.ts';

/** What a service leaves out or spells as null where there is no value. */
const unset = {
  title: null,
  firstName: null,
  middleName: null,
  lastName: null,
  contactEmail: null,
  contactPhone: null,
  company: null,
  preferredLanguage: null,
  preferredCurrency: null,
  preferredSite: null,
  addresses: null,
  defaultAddress: null,
  businessModel: null,
  b2b: null,
  metadata: null,
  mixins: null,
  lastLogin: null,
  type: null,
  photoUrl: null,
  restriction: null,
  metadataCreatedAt: null,
  active: null,
  onHold: null,
};

const aCustomer: Customer = {
  ...details,
  id: '20480001',
  customerNumber: '20480001',
  accounts: [{ id: 'ada@example.test' }],
  businessModel: 'B2B',
  b2b: {
    companyRegistrationId: 'HRB-77-01',
    legalEntities: [{ id: 'L20481', name: 'Sample Works', contactAssignmentId: 'C20482' }],
  },
  metadata: { version: 4, mixins: {} },
  mixins: {},
};

const everything: Customer = {
  ...aCustomer,
  accounts: [{ id: 'ada@example.test', providerId: 'social|5550100' }],
  addresses: [anAddress],
  defaultAddress: anAddress,
  lastLogin: '2026-02-03T04:05:06.789Z',
  type: 'CONTACT',
  photoUrl: 'https://img.example.test/ada.png',
  restriction: 'lisbon',
  metadataCreatedAt: '2026-01-02T03:04:05.678Z',
  active: true,
  onHold: false,
};

const read = [
  ...profile,
  ...notEmpty('id', 'customerNumber'),
  { why: 'a number is text', put: { customerNumber: 20480001 }, at: '/customerNumber', keyword: 'type' },
  { why: 'accounts are objects', put: { accounts: ['ada@example.test'] }, at: '/accounts/0', keyword: 'type' },
  { why: 'an account says who logs in', put: { accounts: [{}] }, at: '/accounts/0', keyword: 'required' },
  { why: 'there are two business models', put: { businessModel: 'B2G' }, at: '/businessModel', keyword: 'enum' },
  { why: 'a login has a date and a time', put: { lastLogin: '2026-02-03' }, at: '/lastLogin', keyword: 'format' },
  { why: 'a login is no epoch', put: { lastLogin: 1770091506 }, at: '/lastLogin', keyword: 'type' },
  { why: 'a flag is no text', put: { active: 'true' }, at: '/active', keyword: 'type' },
  { why: 'there are two types of users', put: { type: 'ADMIN' }, at: '/type', keyword: 'enum' },
  { why: 'addresses are a list', put: { addresses: anAddress }, at: '/addresses', keyword: 'type' },
  { why: 'addresses are addresses', put: { addresses: [{ id: 'x' }] }, at: '/addresses/0', keyword: 'required' },
  { why: 'so is the default one', put: { defaultAddress: { id: 'x' } }, at: '/defaultAddress', keyword: 'required' },
  { why: 'versions count', put: { metadata: { version: 'four' } }, at: '/metadata/version', keyword: 'type' },
] as const;

export const customers: SamplesOf<'Customer' | 'AnonymousCustomer' | 'CustomerForSeller' | 'CustomerForSellerList'> = {
  Customer: {
    requires: ['id', 'customerNumber', 'accounts'],
    accepts: [aCustomer, everything, { ...aCustomer, ...unset }, { id: 'C7', customerNumber: 'C7', accounts: [] }],
    refuses: read,
  },
  AnonymousCustomer: {
    requires: ['id', 'customerNumber', 'accounts'],
    accepts: [
      {
        id: '00000000',
        customerNumber: '00000000',
        accounts: [],
        firstName: 'Anonymous',
        lastName: 'Anonymous',
        preferredSite: 'lisbon',
      },
      {
        id: '00000000',
        customerNumber: '00000000',
        accounts: [],
        preferredLanguage: 'pt_PT',
        preferredCurrency: 'CHF',
        addresses: [],
        businessModel: 'B2C',
        metadata: {},
        mixins: {},
      },
      { id: '00000000', customerNumber: '00000000', accounts: [], firstName: null, addresses: null, metadata: null },
    ],
    refuses: [
      { why: 'a guest has no number of its own', put: { id: '20480001' }, at: '/id', keyword: 'const' },
      { why: 'nor a customer number', put: { customerNumber: '20480001' }, at: '/customerNumber', keyword: 'const' },
      { why: 'nor a login', put: { accounts: [{ id: 'ada@example.test' }] }, at: '/accounts', keyword: 'maxItems' },
      { why: 'nor an address', put: { addresses: [anAddress] }, at: '/addresses', keyword: 'maxItems' },
      { why: 'a site is text', put: { preferredSite: 1 }, at: '/preferredSite', keyword: 'type' },
      { why: 'a model is one of two', put: { businessModel: 'B2G' }, at: '/businessModel', keyword: 'enum' },
      {
        why: 'a currency has no two letters',
        put: { preferredCurrency: 'CH' },
        at: '/preferredCurrency',
        keyword: 'minLength',
      },
      { why: 'nor four', put: { preferredCurrency: 'CHFR' }, at: '/preferredCurrency', keyword: 'maxLength' },
    ],
  },
  CustomerForSeller: {
    requires: ['id', 'customerNumber'],
    accepts: [
      { ...aCustomer, active: true, onHold: false },
      { ...everything, email: 'ada@example.test' },
      { ...aCustomer, ...unset, accounts: null, email: null },
      { id: 'C7', customerNumber: 'C7', type: '' },
    ],
    refuses: read,
  },
  CustomerForSellerList: {
    requires: [],
    accepts: [[everything, { id: 'C7', customerNumber: 'C7' }], []],
    refuses: [
      { why: 'the list is bare', body: { customers: [] }, at: '', keyword: 'type' },
      { why: 'each item is a customer', body: [aCustomer, { id: 'C7' }], at: '/1', keyword: 'required' },
    ],
  },
};
