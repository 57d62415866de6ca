import { randomInt } from 'node:crypto';
import { deepCopy, objectAt, stringAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Customer } from '../model.ts';
import { defaultProfile } from '../settings.ts';
import type { TenantSettings } from '../settings.ts';

/** The operation that sets a password. */
export type SettingPassword = 'signup' | 'reset' | 'change' | 'employee';

/** The shortest password. Source: OpenAPI, PasswordAuthentication: login takes none shorter, so signup accepts none. */
const shortestPassword = 6;

/** Whether anybody may sign up. Our choice: a tenant whose customers are made by its services alone refuses signups. */
export function signupIsOpen(settings: TenantSettings): boolean {
  return settings.signupOpen;
}

/** Whether a new password is long enough to log in with. */
export const passwordIsLongEnough: (password: string, asking: SettingPassword) => boolean = (password) =>
  password.length >= shortestPassword;

/** Whether the contact e-mail in the details, if any, is the e-mail of the signup. Source: OpenAPI, CustomerSignup. */
export function contactEmailAgrees(email: string, details: JsonObject): boolean {
  const contactEmail = textAt(details, 'contactEmail');
  return contactEmail === undefined || contactEmail === email;
}

/** The e-mail and password for later logins: the separate ones if given. Source: OpenAPI, CustomerSignup.signup. */
export function loginCredentials(signup: JsonObject): { readonly email: string; readonly password: string } {
  const from = Object.hasOwn(signup, 'signup') && signup['signup'] !== null ? objectAt(signup, 'signup') : signup;
  return { email: stringAt(from, 'email'), password: stringAt(from, 'password') };
}

/** Whether an account of the tenant has this e-mail. Source: OpenAPI, 409_conflict; ignoring case is our choice. */
export const emailIsTaken: (
  email: string,
  customers: Iterable<Customer>,
  asking: 'signup' | 'email-change' | 'employee',
) => boolean = (email, customers) =>
  [...customers].some(({ accounts }) =>
    accounts.some((account) => account.email.toLowerCase() === email.toLowerCase()),
  );

/** The customer after a signup with its e-mail was refused: unchanged. Source: OpenAPI: POST signup, 409. */
export const afterRefusedSignup: (existing: Customer, profile: JsonObject, passwordHash: string) => Customer = (
  existing,
) => existing;

/** The customer that a signup creates; members that the documentation does not name change nothing. Source: OpenAPI, CustomerSignup. */
export const enteredBySignup: (customer: Customer, sent: JsonObject) => Customer = (customer) => customer;

/** The number of a new customer: eight digits never used before. Source: OpenAPI examples. */
export function newCustomerNumber(wasUsed: (candidate: string) => boolean): string {
  for (;;) {
    const candidate = String(randomInt(10_000_000, 100_000_000));
    if (!wasUsed(candidate)) return candidate;
  }
}

/** The profile after a signup: details, contact e-mail and documented defaults. Source: OpenAPI, CustomerCommonDto. */
export function profileOfSignup(email: string, details: JsonObject, settings: TenantSettings): JsonObject {
  return deepCopy({ ...defaultProfile(settings), ...details, contactEmail: email });
}

/** Whether a new customer may log in without a service. Source: configuration guide: customerActiveOnCreation. */
export function startsActive(settings: TenantSettings): boolean {
  return settings.activeOnCreation && !settings.doubleOptIn;
}

/** Whether a new customer starts suspended. Source: configuration guide: customerOnHoldOnCreation. */
export function startsOnHold(settings: TenantSettings): boolean {
  return settings.onHoldOnCreation;
}

/** Whether a signup has to be confirmed by mail. Source: OpenAPI: Double opt-in. */
export function startsAwaitingOptIn(settings: TenantSettings): boolean {
  return settings.doubleOptIn;
}

/** The customer after the opt-in link was followed. Source: OpenAPI: Creating a customer account with double opt-in. */
export function afterOptIn(customer: Customer): Customer {
  return { ...customer, active: true, awaitsOptIn: false };
}

/** Whether another activation link may be sent: only before the opt-in. Source: OpenAPI: Resending an account activation link. */
export function mayResendOptIn(customer: Customer): boolean {
  return customer.awaitsOptIn;
}
