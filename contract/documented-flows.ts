import type { OperationName } from './operations/index.ts';

/** A way through several operations that the documentation describes: each uses what the ones before it have made. */
export interface DocumentedFlow {
  readonly name: string;
  /** The operations in their order; others may come between. */
  readonly operations: readonly [OperationName, ...OperationName[]];
  readonly source: string;
}

/** The flows that a run has to go through as a whole, in one test each. */
export const documentedFlows: readonly DocumentedFlow[] = [
  {
    name: 'a guest keeps the session',
    operations: ['logInAnonymously', 'refreshAnonymousToken', 'getGuestProfile'],
    source: 'tutorial: Refreshing an anonymous token',
  },
  {
    name: 'a guest becomes a customer',
    operations: ['logInAnonymously', 'signUp', 'logIn', 'validateToken', 'getProfile'],
    source: 'tutorial: Creating a new customer, Logging in a customer',
  },
  {
    name: 'an employee activates a customer',
    operations: ['signUp', 'patchCustomer', 'logIn'],
    source: 'tutorial: Creating a new customer',
  },
  {
    name: 'a signup is confirmed by mail',
    operations: ['signUp', 'confirmOptIn', 'getProfile'],
    source: 'OpenAPI customer-management: GET signup/optin/{token}',
  },
  {
    name: 'a confirmation is mailed again',
    operations: ['signUp', 'resendOptIn', 'confirmOptIn'],
    source: 'OpenAPI customer-management: POST signup/optin/refresh_token',
  },
  {
    name: 'a login is renewed and given up',
    operations: ['logIn', 'refreshToken', 'validateToken', 'logOut'],
    source: 'tutorial: how to refresh a customer token, Logging out a customer',
  },
  {
    name: 'a guest is let in by an identity provider',
    operations: ['logInAnonymously', 'logInSocially', 'getProfile'],
    source: 'tutorial: social login',
  },
  {
    name: "an identity provider's token is exchanged",
    operations: ['logInAnonymously', 'exchangeToken', 'getProfile'],
    source: 'token exchange: Example token exchange flow',
  },
  {
    name: 'a profile is changed',
    operations: ['getProfile', 'updateProfile', 'getProfile'],
    source: 'tutorial: Updating a customer profile',
  },
  {
    name: 'an address lives and goes',
    operations: [
      'addAddress',
      'listAddresses',
      'getAddress',
      'updateAddress',
      'getAddress',
      'removeAddress',
      'getAddress',
    ],
    source: 'tutorial: Managing customer addresses',
  },
  {
    name: 'an address is tagged',
    operations: ['addAddress', 'addAddressTags', 'getAddress', 'removeAddressTags', 'getAddress'],
    source: 'tutorial: how to tag an address',
  },
  {
    name: 'a forgotten password is reset',
    operations: ['requestPasswordReset', 'resetPassword', 'logIn'],
    source: 'tutorial: how to reset a password',
  },
  {
    name: 'a password is changed',
    operations: ['changePassword', 'logIn'],
    source: 'tutorial: how to change a password',
  },
  {
    name: 'a login e-mail is changed',
    operations: ['requestEmailChange', 'confirmEmailChange', 'logIn', 'getProfile'],
    source: 'tutorial: how to change a login e-mail',
  },
  {
    name: 'a customer speaks for a company',
    operations: ['createLegalEntity', 'assignContact', 'refreshToken', 'validateToken'],
    source: 'tokens and scopes: B2B token',
  },
];
