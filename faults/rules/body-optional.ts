import type { OperationName } from '../../contract/operations/index.ts';
import { soundRules } from '../../tenant/index.ts';
import { fault, type Fault } from '../fault.ts';
import { alsoRefuses, changesResult, dropsMembers, has } from '../rule-families.ts';

const refused = (operation: OperationName) => ({ operation, check: 'status', status: 400 }) as const;

const customerFaults: readonly Fault[] = [
  fault('body-sign-up-takes-empty-b2b-for-a-company', 'body.sign-up.accepts-optional-members', {
    why: 'A storefront that sends the member to everybody signs up companies only.',
    failurePattern: refused('signUp'),
    deviation: alsoRefuses(
      'checkSignup',
      'customerDetails.b2b.companyRegistrationId',
      (body) => has(body, 'customerDetails.b2b') && !has(body, 'customerDetails.b2b.companyRegistrationId'),
    ),
  }),
  fault('body-sign-up-demands-street', 'body.sign-up.accepts-optional-members', {
    why: 'Customers whose village has no streets cannot sign up.',
    failurePattern: refused('signUp'),
    deviation: alsoRefuses(
      'checkSignup',
      'customerAddress.street',
      (body) => has(body, 'customerAddress') && !has(body, 'customerAddress.street'),
    ),
  }),
  fault('body-update-profile-refuses-nothing-to-change', 'body.update-profile.accepts-optional-members', {
    why: 'A form that is saved without a change shows its customer an error.',
    failurePattern: refused('updateProfile'),
    deviation: alsoRefuses('checkProfile', '', (body) => Object.keys(body ?? {}).length === 0),
  }),
  fault('body-update-profile-demands-version', 'body.update-profile.accepts-optional-members', {
    why: 'A storefront that changes mixins without locking changes none.',
    failurePattern: refused('updateProfile'),
    deviation: alsoRefuses(
      'checkProfile',
      'metadata.version',
      (body) => has(body, 'metadata') && !has(body, 'metadata.version'),
    ),
  }),
  fault('body-update-profile-drops-middle-name', 'body.update-profile.accepts-optional-members', {
    why: 'A letter to Anna Maria Huber is addressed to Anna Huber.',
    failurePattern: { assertion: /toMatchObject[\s\S]*"middleName"/ },
    deviation: dropsMembers('keepProfileMembers', 'middleName'),
  }),
];

const addressFaults: readonly Fault[] = [
  fault('body-add-address-demands-street', 'body.add-address.accepts-optional-members', {
    why: 'Customers whose village has no streets have nothing sent to them.',
    failurePattern: refused('addAddress'),
    deviation: alsoRefuses('checkNewAddress', 'street', (body) => !has(body, 'street')),
  }),
  fault('body-add-address-forgets-those-with-few-members', 'body.add-address.accepts-optional-members', {
    why: 'An address is acknowledged, and missing where the customer looks for it.',
    failurePattern: { assertion: /toEqual[\s\S]*Array/ },
    deviation: changesResult('listAddresses', (sound) => sound.filter(({ fields }) => fields['street'] !== undefined)),
  }),
  fault('body-update-address-demands-contact-name', 'body.update-address.accepts-optional-members', {
    why: 'A storefront that corrects a house number has to know the rest of the address.',
    failurePattern: refused('updateAddress'),
    rules: { checkAddressChange: (body) => soundRules.checkNewAddress(body) },
  }),
  fault('body-update-address-drops-last-line', 'body.update-address.accepts-optional-members', {
    why: 'The parcel of a customer who needs four lines arrives at the wrong door.',
    failurePattern: { assertion: /toMatchObject[\s\S]*"extraLine4"/ },
    deviation: dropsMembers('keepAddressMembers', 'extraLine4'),
  }),
];

export const bodyOptionalFaults: readonly Fault[] = [...customerFaults, ...addressFaults];
