/** The operationIds of the documentation, by the short names that failures read. */
export const operationIds = {
  signUp: 'POST-customer-create-customer-account',
  logIn: 'POST-customer-authenticate-customer',
  logOut: 'GET-customer-logout-customer',
  refreshToken: 'GET-customer-refresh-authtoken',
  validateToken: 'GET-customer-validate-token',
  logInSocially: 'POST-customer-login-customer-by-auth0',
  getProfile: 'GET-customer-retrieve-customer-profile',
  getGuestProfile: 'GET-customer-retrieve-customer-profile',
  updateProfile: 'PATCH-customer-update-customer',
  addAddress: 'POST-customer-add-address',
  listAddresses: 'GET-customer-list-customer-addresses',
  getAddress: 'GET-customer-retrieve-address-by-id',
  updateAddress: 'PATCH-customer-update-customer-address',
  removeAddress: 'DELETE-customer-remove-customer-address-by-id',
  addAddressTags: 'POST-customer-add-address-tags',
  removeAddressTags: 'DELETE-customer-remove-address-tags',
  requestEmailChange: 'POST-customer-change-customer-login-email',
  confirmEmailChange: 'POST-customer-confirm-customer-login-email',
  requestPasswordReset: 'POST-customer-request-reset-password',
  resetPassword: 'POST-customer-reset-password',
  changePassword: 'POST-customer-change-account-password',
  confirmOptIn: 'GET-customer-signup-customer-optin',
  resendOptIn: 'POST-customer-refresh-token',
} as const;

export type OperationName = keyof typeof operationIds;

type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}`
  : '';

/** A name as ids of requirements and faults spell it: `logIn` becomes `log-in`. */
export const kebab = <Name extends string>(name: Name): Kebab<Name> =>
  name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) as Kebab<Name>;
