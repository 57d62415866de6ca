import type { SchemaName } from '../schemas/index.ts';

/**
 * What a right answer may say in another way.
 * - `any`: another value of the declared type, or none
 * - `wording`: another text that says something
 * - `order`: the same items in another order
 * - `left out`: nothing at all; what is said is promised
 * - `left out when false`: the same, where it would say false; as text or as a switch
 * - `a second`: a lifetime that is a second off, as time passes while an answer travels
 * - `instant`: the same moment, written otherwise
 * - `signature`: a JWT with the same claims
 * - `scopes`: further or other scopes beside those that are promised
 */
export type Tolerance =
  'any' | 'wording' | 'order' | 'left out' | 'left out when false' | 'a second' | 'instant' | 'signature' | 'scopes';

/** A member whose value is not promised as it stands. */
interface ToleratedMember {
  readonly tolerance: Tolerance;
  /** The permitted variation of the reference tenant that uses the tolerance: no test may object to it. */
  readonly shownBy: string;
}

type Place = `${SchemaName | 'FaultCause'}/${string}`;

/**
 * The tolerated members by schema and JSON pointer. A member that is not named here is promised as a sound tenant answers it: as it was
 * written, or as another answer showed it. Undeclared members and the order of members are always tolerated.
 */
export const answerTolerances: Readonly<Partial<Record<Place, ToleratedMember>>> = {
  'ErrorMessage/type': { tolerance: 'any', shownBy: 'errors-have-no-type' },
  'ErrorMessage/message': { tolerance: 'wording', shownBy: 'errors-in-other-words' },
  'ErrorMessage/moreInfo': { tolerance: 'any', shownBy: 'errors-tell-more' },
  'ErrorMessage/details': { tolerance: 'any', shownBy: 'errors-tell-more' },
  'FaultCause/faultstring': { tolerance: 'wording', shownBy: 'errors-in-other-words' },
  'AnonymousToken/expires_in': { tolerance: 'a second', shownBy: 'lifetimes-are-a-second-off' },
  'AnonymousToken/refresh_token_expires_in': { tolerance: 'a second', shownBy: 'lifetimes-are-a-second-off' },
  'CustomerToken/expires_in': { tolerance: 'a second', shownBy: 'lifetimes-are-a-second-off' },
  'CustomerToken/saas_token': { tolerance: 'signature', shownBy: 'saas-token-of-another-algorithm' },
  'CustomerToken/refresh_token_expires_in': { tolerance: 'a second', shownBy: 'lifetimes-are-a-second-off' },
  'CustomerToken/initialPassword': { tolerance: 'left out when false', shownBy: 'initial-password-only-when-true' },
  'OptInCustomerToken/saas_token': { tolerance: 'signature', shownBy: 'saas-token-of-another-algorithm' },
  'OptInCustomerToken/expires_in': { tolerance: 'a second', shownBy: 'lifetimes-are-a-second-off' },
  'OptInCustomerToken/refresh_token_expires_in': { tolerance: 'a second', shownBy: 'lifetimes-are-a-second-off' },
  'OptInCustomerToken/session_id': { tolerance: 'any', shownBy: 'opt-in-without-session' },
  'OptInCustomerToken/initialPassword': { tolerance: 'left out', shownBy: 'opt-in-without-session' },
  'AnonymousToken/scope': { tolerance: 'scopes', shownBy: 'scopes-in-another-order' },
  'TokenValidation/scope': { tolerance: 'scopes', shownBy: 'scopes-in-another-order' },
  'TokenValidation/token_type': { tolerance: 'wording', shownBy: 'validation-names-another-type' },
  'Address/tags': { tolerance: 'order', shownBy: 'tags-in-another-order' },
  'Customer/addresses': { tolerance: 'order', shownBy: 'addresses-in-another-order' },
  'Customer/addresses/*/metadata/version': { tolerance: 'any', shownBy: 'addresses-show-no-version' },
  'Customer/defaultAddress/metadata/version': { tolerance: 'any', shownBy: 'addresses-show-no-version' },
  'Customer/defaultAddress': { tolerance: 'left out', shownBy: 'default-address-is-not-shown' },
  'Customer/lastLogin': { tolerance: 'instant', shownBy: 'times-with-offset' },
  'AddressList/': { tolerance: 'order', shownBy: 'addresses-in-another-order' },
};

/**
 * The headers of answers that are promised: the media type of a body, that no cache keeps tokens, how many there are.
 * Every other header is free.
 */
export const promisedHeaders: readonly string[] = ['content-type', 'cache-control', 'count'];

/** The words of a scope that are promised. Source: tutorial: Validating a token. */
export const promisedScopes = /^tenant=|^customer\.customerprofile_(view|edit)$/;

/** Refusals whose type is promised, and that name what they are about. */
export const detailedRefusals: readonly { readonly operationId: string; readonly status: number }[] = [
  { operationId: 'POST-customer-create-customer-account', status: 409 },
  { operationId: 'GET-customer-retrieve-address-by-id', status: 404 },
];
