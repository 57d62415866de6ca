import { soundRules, type Rules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';

type Json = Parameters<Rules['checkSignup']>[0];

const at = (body: Json, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([one]) => one === name)?.[1]
        : undefined,
    body,
  );
const isThere = (body: Json, ...path: readonly string[]): boolean => at(body, ...path) !== undefined;
const isEmpty = (body: Json): boolean => typeof body === 'object' && body !== null && Object.keys(body).length === 0;

/** What the sound check finds, and a member that it wrongly misses. */
const alsoMisses = (field: string, missed: boolean, found: ReturnType<Rules['checkSignup']>) =>
  missed ? [...found, { field, type: 'missing_value' as const, message: `${field} must be given.` }] : found;

const refused = (name: string): RegExp =>
  new RegExp(`${name} \\(.*\\) as \\w+ was answered 400:\\s+status: expected .*received 400`);

const customerFaults: readonly Fault[] = [
  {
    id: 'body-sign-up-takes-empty-b2b-for-a-company',
    why: 'A storefront that sends the member to everybody signs up companies only.',
    breaks: ['body.sign-up.accepts-optional-members'],
    reads: refused('signUp'),
    deviation: {
      rules: {
        checkSignup: (body) => {
          const [b2b, number] = [['customerDetails', 'b2b'], ['companyRegistrationId']] as const;
          const missed = isThere(body, ...b2b) && !isThere(body, ...b2b, ...number);
          return alsoMisses('customerDetails.b2b.companyRegistrationId', missed, soundRules.checkSignup(body));
        },
      },
    },
  },
  {
    id: 'body-sign-up-demands-street',
    why: 'Customers whose village has no streets cannot sign up.',
    breaks: ['body.sign-up.accepts-optional-members'],
    reads: refused('signUp'),
    deviation: {
      rules: {
        checkSignup: (body) => {
          const missed = isThere(body, 'customerAddress') && !isThere(body, 'customerAddress', 'street');
          return alsoMisses('customerAddress.street', missed, soundRules.checkSignup(body));
        },
      },
    },
  },
  {
    id: 'body-update-profile-refuses-nothing-to-change',
    why: 'A form that is saved without a change shows its customer an error.',
    breaks: ['body.update-profile.accepts-optional-members'],
    reads: refused('updateProfile'),
    deviation: {
      rules: { checkProfile: (body, type) => alsoMisses('', isEmpty(body), soundRules.checkProfile(body, type)) },
    },
  },
  {
    id: 'body-update-profile-demands-version',
    why: 'A storefront that changes mixins without locking changes none.',
    breaks: ['body.update-profile.accepts-optional-members'],
    reads: refused('updateProfile'),
    deviation: {
      rules: {
        checkProfile: (body, type) => {
          const missed = isThere(body, 'metadata') && !isThere(body, 'metadata', 'version');
          return alsoMisses('metadata.version', missed, soundRules.checkProfile(body, type));
        },
      },
    },
  },
  {
    id: 'body-update-profile-drops-middle-name',
    why: 'A letter to Anna Maria Huber is addressed to Anna Huber.',
    breaks: ['body.update-profile.accepts-optional-members'],
    reads: /toMatchObject[\s\S]*"middleName"/,
    deviation: {
      rules: {
        keepProfileMembers: (sent) =>
          Object.fromEntries(
            Object.entries(soundRules.keepProfileMembers(sent)).filter(([name]) => name !== 'middleName'),
          ),
      },
    },
  },
];

const addressFaults: readonly Fault[] = [
  {
    id: 'body-add-address-demands-street',
    why: 'Customers whose village has no streets have nothing sent to them.',
    breaks: ['body.add-address.accepts-optional-members'],
    reads: refused('addAddress'),
    deviation: {
      rules: {
        checkNewAddress: (body) => alsoMisses('street', !isThere(body, 'street'), soundRules.checkNewAddress(body)),
      },
    },
  },
  {
    id: 'body-add-address-forgets-those-with-few-members',
    why: 'An address is acknowledged, and missing where the customer looks for it.',
    breaks: ['body.add-address.accepts-optional-members'],
    reads: /toEqual[\s\S]*Array/,
    deviation: {
      rules: {
        listAddresses: (customer, everyone) =>
          soundRules.listAddresses(customer, everyone).filter(({ fields }) => fields['street'] !== undefined),
      },
    },
  },
  {
    id: 'body-update-address-demands-contact-name',
    why: 'A storefront that corrects a house number has to know the rest of the address.',
    breaks: ['body.update-address.accepts-optional-members'],
    reads: refused('updateAddress'),
    deviation: { rules: { checkAddressChange: (body) => soundRules.checkNewAddress(body) } },
  },
  {
    id: 'body-update-address-drops-last-line',
    why: 'The parcel of a customer who needs four lines arrives at the wrong door.',
    breaks: ['body.update-address.accepts-optional-members'],
    reads: /toMatchObject[\s\S]*"extraLine4"/,
    deviation: {
      rules: {
        keepAddressMembers: (sent) =>
          Object.fromEntries(
            Object.entries(soundRules.keepAddressMembers(sent)).filter(([name]) => name !== 'extraLine4'),
          ),
      },
    },
  },
];

export const bodyOptionalFaults: readonly Fault[] = [...customerFaults, ...addressFaults];
