import { lines } from './addresses.ts';
import { notEmpty, type Refused, type SamplesOf } from './sample-types.ts';

/** The members of a profile that the customer sets. */
export const details = {
  title: 'DR',
  firstName: 'Ada',
  middleName: '',
  lastName: 'Example',
  contactEmail: 'ada@example.test',
  contactPhone: '5550100',
  company: 'Sample Works',
  preferredLanguage: 'pt_PT',
  preferredCurrency: 'CHF',
  preferredSite: 'lisbon',
};

/** Currencies that are none. */
export const currency: readonly Refused[] = [
  {
    why: 'a currency has three letters, not two',
    put: { preferredCurrency: 'CH' },
    at: '/preferredCurrency',
    keyword: 'minLength',
  },
  {
    why: 'a currency has three letters, not four',
    put: { preferredCurrency: 'CHFR' },
    at: '/preferredCurrency',
    keyword: 'maxLength',
  },
];

/** Wrong profiles, read or sent. */
export const profile: readonly Refused[] = [
  ...currency,
  { why: 'a name is text', put: { firstName: 5 }, at: '/firstName', keyword: 'type' },
  { why: 'mixins go by name', put: { mixins: 'none' }, at: '/mixins', keyword: 'type' },
];

export const profiles: SamplesOf<'CustomerDetails' | 'CustomerSignup' | 'CustomerPatch'> = {
  CustomerDetails: {
    requires: [],
    accepts: [
      { ...details, b2b: { companyRegistrationId: 'HRB-77-01' }, metadata: { version: 1, mixins: {} }, mixins: {} },
      { ...details, b2b: null },
      {},
    ],
    refuses: [
      ...profile,
      { why: 'a name is not null', put: { lastName: null }, at: '/lastName', keyword: 'type' },
      {
        why: 'a registration is text',
        put: { b2b: { companyRegistrationId: 7701 } },
        at: '/b2b/companyRegistrationId',
        keyword: 'type',
      },
    ],
  },
  CustomerSignup: {
    requires: ['email', 'password'],
    accepts: [
      {
        email: 'ada@example.test',
        password: 'correct-Horse7',
        customerDetails: { ...details, b2b: { companyRegistrationId: 'HRB-77-01' } },
        customerAddress: lines,
        signup: { email: 'ada.login@example.test', password: 'battery-Staple8' },
      },
      { email: 'a', password: 'b' },
    ],
    refuses: [
      ...notEmpty('email', 'password'),
      { why: 'details are an object', put: { customerDetails: null }, at: '/customerDetails', keyword: 'type' },
      {
        why: 'an address has a contact',
        put: { customerAddress: { city: 'Lisbon' } },
        at: '/customerAddress',
        keyword: 'required',
      },
      { why: 'credentials come in pairs', put: { signup: { email: 'a' } }, at: '/signup', keyword: 'required' },
      {
        why: 'a login password has six characters',
        put: { signup: { email: 'a', password: '12345' } },
        at: '/signup/password',
        keyword: 'minLength',
      },
    ],
  },
  CustomerPatch: {
    requires: [],
    accepts: [
      { ...details, b2b: { companyRegistrationId: 'HRB-77-01' }, metadata: { version: 1 }, mixins: {} },
      {
        title: null,
        firstName: null,
        middleName: null,
        lastName: null,
        contactPhone: null,
        company: null,
        preferredLanguage: null,
        preferredCurrency: null,
        preferredSite: null,
        b2b: null,
        metadata: null,
        mixins: null,
      },
      { contactPhone: '' },
      {},
    ],
    refuses: [
      ...profile,
      { why: 'a contact address cannot be unset', put: { contactEmail: null }, at: '/contactEmail', keyword: 'type' },
    ],
  },
};
