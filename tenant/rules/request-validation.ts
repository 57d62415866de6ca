import { anyObject, trueOrFalse, listOf, objectOf, nullable, text, textThat, wholeNumber } from '../validators.ts';
import type { Validator, Violation } from '../validators.ts';
import { withoutNulls } from '../json.ts';
import type { Json } from '../json.ts';

/** Our choice: the documentation asks of an e-mail only that it is not empty, yet mails must reach it. */
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

const sellerMembers: Readonly<Record<string, Validator>> = {
  ...profileMembers,
  type: text(),
  photoUrl: text(),
  restriction: nullable(text()),
  active: trueOrFalse,
  onHold: trueOrFalse,
};

/** Judges a signup. Source: OpenAPI, CustomerSignup. */
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

/** Judges a login. Source: OpenAPI, PasswordAuthentication. */
export function checkLogin(body: Json): Violation[] {
  return objectOf({ email: knownEmail, password: text(6, longestPassword) }, ['email', 'password'])(body, '');
}

/** Judges a profile patch; null removes a member in a merge patch and is an error in plain JSON (our choice). Source: OpenAPI, CustomerPatchDto. */
export function checkProfile(body: Json, mediaType: string): Violation[] {
  return objectOf(profileMembers)(mediaType === 'application/merge-patch+json' ? withoutNulls(body) : body, '');
}

/** Judges a new address. Source: OpenAPI, AddressCreateDto, and Address for what is required. */
export function checkNewAddress(body: Json): Violation[] {
  return objectOf(addressMembers, ['contactName'])(body, '');
}

/** Judges a change of an address. Source: OpenAPI, AddressUpdateDto. */
export function checkAddressChange(body: Json): Violation[] {
  return objectOf(addressMembers)(body, '');
}

/** Judges a wish for a new login e-mail. Source: OpenAPI, ChangeEmailRequestDto; that three are required is our choice. */
export function checkEmailChange(body: Json): Violation[] {
  const members = { email: knownEmail, password, newEmail: email, syncContactEmail: trueOrFalse };
  return objectOf(members, ['email', 'password', 'newEmail'])(body, '');
}

/** Judges the confirmation of a new login e-mail. Source: OpenAPI, UpdateEmail; that the token is required is our choice. */
export function checkEmailConfirmation(body: Json): Violation[] {
  return objectOf({ token: text(1) }, ['token'])(body, '');
}

/** Judges a wish for a password reset. Source: OpenAPI, PasswordResetRequestDto. */
export function checkResetRequest(body: Json): Violation[] {
  return objectOf({ email: knownEmail, site: text() }, ['email'])(body, '');
}

/** Judges a password reset. Source: OpenAPI, PasswordUpdate. */
export function checkReset(body: Json): Violation[] {
  return objectOf({ token: text(1), password }, ['token', 'password'])(body, '');
}

/** Judges a password change. Source: OpenAPI, PasswordChangeDto. */
export function checkPasswordChange(body: Json): Violation[] {
  return objectOf({ currentPassword: password, newPassword: password }, ['currentPassword', 'newPassword'])(body, '');
}

/** Judges a wish for a new activation link. Source: OpenAPI, RefreshToken. */
export function checkResend(body: Json): Violation[] {
  return objectOf({ email: knownEmail }, ['email'])(body, '');
}

/** Judges a customer written by an employee. Source: tenant-managed OpenAPI, CustomerSignupBySellerDto and its siblings. */
export function checkSellerCustomer(body: Json, mediaType: string): Violation[] {
  const id = textThat(text(1, 66), (value) => /^[\w-]{1,66}$/.test(value), 'letters, digits, "_" and "-"');
  const sent = mediaType === 'application/merge-patch+json' ? withoutNulls(body) : body;
  return objectOf({ ...sellerMembers, id, password })(sent, '');
}

/** Judges a search. Source: tenant-managed OpenAPI: Searching for customers. */
export function checkSearch(body: Json): Violation[] {
  return objectOf({ q: text() })(body, '');
}

/** Judges a company. Source: customer management OpenAPI, legalEntityCreate. */
export function checkLegalEntity(body: Json): Violation[] {
  return objectOf({ name: text(1), type: text(1), legalInfo: objectOf({ registrationId: text() }) }, ['name', 'type'])(
    body,
    '',
  );
}

/** Judges an assignment. Source: customer management OpenAPI, contactAssignmentCreate. */
export function checkAssignment(body: Json): Violation[] {
  const reference = objectOf({ id: text(1) }, ['id']);
  return objectOf({ legalEntity: reference, customer: reference, type: text(), primary: trueOrFalse }, [
    'legalEntity',
    'customer',
  ])(body, '');
}

/** Judges query parameters: those named must be given and not empty. Source: OpenAPI, `required` and `minLength`. */
export function checkParameters(
  query: Readonly<Record<string, string | undefined>>,
  required: readonly string[],
): Violation[] {
  return required
    .filter((name) => !query[name])
    .map((name) => ({ field: name, type: 'missing_value', message: `The query parameter ${name} must be given.` }));
}
