import { anyObject, trueOrFalse, listOf, objectOf, nullable, text, textThat, wholeNumber } from '../validators.ts';
import type { Validator, Violation } from '../validators.ts';
import { withoutNulls } from '../json.ts';
import type { Json } from '../json.ts';

/** Our choice: the documentation only forbids an empty e-mail, but a mail must be able to reach it. */
const email = textThat(text(1, 254), (value) => /^[^\s@]+@[^\s@]+$/.test(value), 'an e-mail address');
const knownEmail = text(1, 254);
/** Our choice: no upper length is documented. */
const longestPassword = 256;
const password = text(1, longestPassword);
const country = textThat(text(2, 2), (value) => /^[A-Za-z]{2}$/.test(value), 'a two-letter country code');
const metadata = objectOf({ version: wholeNumber, mixins: anyObject });

const profileMembers: Readonly<Record<string, Validator>> = {
  title: text(),
  firstName: text(),
  middleName: text(),
  lastName: text(),
  contactEmail: text(0, 254),
  contactPhone: text(),
  company: text(),
  preferredLanguage: text(),
  preferredCurrency: text(3, 3),
  preferredSite: text(),
  // Storefronts in the field send null for private customers.
  b2b: nullable(objectOf({ companyRegistrationId: text() })),
  metadata,
  mixins: anyObject,
};

const addressMembers: Readonly<Record<string, Validator>> = {
  ...Object.fromEntries(
    ['contactName', 'companyName', 'street', 'streetNumber', 'streetAppendix', 'zipCode', 'city', 'state'].map(
      (member) => [member, text()],
    ),
  ),
  ...Object.fromEntries([1, 2, 3, 4].map((line) => [`extraLine${line}`, text()])),
  contactPhone: text(),
  country,
  isDefault: trueOrFalse,
  tags: listOf(text()),
  metadata,
  mixins: anyObject,
};

const managedMembers: Readonly<Record<string, Validator>> = {
  ...profileMembers,
  type: text(),
  photoUrl: text(),
  restriction: nullable(text()),
  active: trueOrFalse,
  onHold: trueOrFalse,
};

/** In a merge patch null removes a member; in plain JSON it is a value like any other (our choice). */
const withoutRemovals = (body: Json, mediaType: string): Json =>
  mediaType === 'application/merge-patch+json' ? withoutNulls(body) : body;

/** Validates a signup. Source: OpenAPI, CustomerSignup. */
export function checkSignup(body: Json): Violation[] {
  const credentials = objectOf({ email, password: text(6, longestPassword) }, ['email', 'password']);
  return objectOf(
    {
      email,
      password,
      customerDetails: objectOf(profileMembers),
      customerAddress: objectOf(addressMembers, ['contactName']),
      signup: credentials,
    },
    ['email', 'password'],
  )(body, '');
}

/** Validates a login. Source: OpenAPI, PasswordAuthentication. */
export function checkLogin(body: Json): Violation[] {
  return objectOf({ email: knownEmail, password: text(6, longestPassword) }, ['email', 'password'])(body, '');
}

/** Validates a profile patch. Source: OpenAPI, CustomerPatchDto. */
export function checkProfile(body: Json, mediaType: string): Violation[] {
  return objectOf(profileMembers)(withoutRemovals(body, mediaType), '');
}

/** Validates a new address. Source: OpenAPI, AddressCreateDto, and Address for what is required. */
export function checkNewAddress(body: Json): Violation[] {
  return objectOf(addressMembers, ['contactName'])(body, '');
}

/** Validates a change of an address. Source: OpenAPI, AddressUpdateDto. */
export function checkAddressChange(body: Json): Violation[] {
  return objectOf(addressMembers)(body, '');
}

/** Validates the request for a new login e-mail. Source: OpenAPI, ChangeEmailRequestDto; that three are required is our choice. */
export function checkEmailChange(body: Json): Violation[] {
  const members = { email: knownEmail, password, newEmail: email, syncContactEmail: trueOrFalse };
  return objectOf(members, ['email', 'password', 'newEmail'])(body, '');
}

/** Validates the confirmation of a new login e-mail. Source: OpenAPI, UpdateEmail; that the token is required is our choice. */
export function checkEmailConfirmation(body: Json): Violation[] {
  return objectOf({ token: text(1) }, ['token'])(body, '');
}

/** Validates the request for a password reset. Source: OpenAPI, PasswordResetRequestDto. */
export function checkResetRequest(body: Json): Violation[] {
  return objectOf({ email: knownEmail, site: text() }, ['email'])(body, '');
}

/** Validates a password reset. Source: OpenAPI, PasswordUpdate. */
export function checkReset(body: Json): Violation[] {
  return objectOf({ token: text(1), password }, ['token', 'password'])(body, '');
}

/** Validates a password change. Source: OpenAPI, PasswordChangeDto. */
export function checkPasswordChange(body: Json): Violation[] {
  return objectOf({ currentPassword: password, newPassword: password }, ['currentPassword', 'newPassword'])(body, '');
}

/** Validates the request for a new activation link. Source: OpenAPI, RefreshToken. */
export function checkResend(body: Json): Violation[] {
  return objectOf({ email: knownEmail }, ['email'])(body, '');
}

/** Validates a customer written by a service. Source: tenant-managed OpenAPI, CustomerSignupBySellerDto and its siblings. */
export function checkSellerCustomer(body: Json, mediaType: string): Violation[] {
  const id = textThat(text(1, 66), (value) => /^[\w-]{1,66}$/.test(value), 'letters, digits, "_" and "-"');
  return objectOf({ ...managedMembers, id, password })(withoutRemovals(body, mediaType), '');
}

/** Validates a search. Source: tenant-managed OpenAPI: Searching for customers. */
export function checkSearch(body: Json): Violation[] {
  return objectOf({ q: text() })(body, '');
}

/** Validates a company. Source: customer management OpenAPI, legalEntityCreate. */
export function checkLegalEntity(body: Json): Violation[] {
  return objectOf({ name: text(1), type: text(1), legalInfo: objectOf({ registrationId: text() }) }, ['name', 'type'])(
    body,
    '',
  );
}

/** Validates an assignment. Source: customer management OpenAPI, contactAssignmentCreate. */
export function checkAssignment(body: Json): Violation[] {
  const reference = objectOf({ id: text(1) }, ['id']);
  return objectOf({ legalEntity: reference, customer: reference, type: text(), primary: trueOrFalse }, [
    'legalEntity',
    'customer',
  ])(body, '');
}

/** Validates query parameters: the required ones must be given and not empty. Source: OpenAPI, `required` and `minLength`. */
export function checkParameters(
  query: Readonly<Record<string, string | undefined>>,
  required: readonly string[],
): Violation[] {
  return required
    .filter((name) => !query[name])
    .map((name) => ({ field: name, type: 'missing_value', message: `The query parameter ${name} must be given.` }));
}
