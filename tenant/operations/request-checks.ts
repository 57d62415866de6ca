import { isObject, objectAt } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Customer } from '../model.ts';
import type { Call, PublicCall } from '../operation.ts';
import { invalidAccessToken, staleVersion, validationError } from '../refusals.ts';
import type { SettingPassword } from '../rules/signup.ts';
import type { Violation } from '../validators.ts';

/** @throws Refused 400 naming every violation, if there are any. */
function requireNone(violations: readonly Violation[]): void {
  if (violations.length > 0) throw validationError(violations);
}

/**
 * The body as a valid object; an absent body counts as an empty object.
 * @throws Refused 400 naming every violation.
 */
export function validatedBody(call: PublicCall, validate: (body: Json) => Violation[]): JsonObject {
  const body = call.body ?? {};
  requireNone(validate(body));
  return isObject(body) ? body : {};
}

/** @throws Refused 400 when one of the query parameters is missing or empty. */
export function requireParameters(call: PublicCall, names: readonly string[]): void {
  requireNone(call.rules.checkParameters(call.query, names));
}

/**
 * The customer whose token was sent.
 * @throws Refused 401 when the customer was deleted after the request had been authorized.
 */
export function callingCustomer(call: Call): Customer {
  const customer = call.tenant.store.customers.get(call.rules.speaksFor(call.bearer, call) ?? '');
  if (!customer) throw invalidAccessToken();
  return customer;
}

/** @throws Refused 409 when `metadata.version` was sent and is not the stored version. */
export function requireVersion(call: PublicCall, sent: JsonObject, stored: number, of: 'profile' | 'address'): void {
  const version = objectAt(sent, 'metadata')['version'];
  if (!call.rules.versionMatches(typeof version === 'number' ? version : undefined, stored, of)) throw staleVersion();
}

/** @throws Refused 400 when a change removes the contact e-mail of a profile. */
export function requireContactEmail(call: Call, before: JsonObject, after: JsonObject): void {
  if (!call.rules.contactEmailIsUnset(before, after)) return;
  const message = 'contactEmail cannot be unset once it has a value.';
  throw validationError([{ field: 'contactEmail', type: 'invalid_value', message }]);
}

/** @throws Refused 400 when a new password is too short to log in with. */
export function requireLongPassword(call: Call, password: string, asking: SettingPassword, field = 'password'): void {
  if (call.rules.passwordIsLongEnough(password, asking)) return;
  throw validationError([{ field, type: 'invalid_length', message: `${field} is too short.` }]);
}
