import type { JsonObject } from '../json.ts';
import type { AccessToken, Account, Customer, MailedToken } from '../model.ts';

const isUsable = (token: MailedToken): boolean => !token.used && !token.superseded;

/** Whether a mailed token may reset a password; another rule checks its expiry. Our choice: once, and only the newest. */
export function resetTokenIsUsable(token: MailedToken): boolean {
  return token.purpose === 'password-reset' && isUsable(token);
}

/** Whether a mailed token may confirm an e-mail change; another rule checks its expiry. Our choice: once, and only the newest. */
export function emailChangeTokenIsUsable(token: MailedToken): boolean {
  return token.purpose === 'email-change' && isUsable(token);
}

/** Whether a mailed token may activate an account; another rule checks its expiry. Our choice: once, and only the newest. */
export function optInTokenIsUsable(token: MailedToken): boolean {
  return token.purpose === 'opt-in' && isUsable(token);
}

/** Whether a newer mailed token supersedes an older one. Our choice: for the same customer and purpose. */
export function supersedes(newer: MailedToken, older: MailedToken): boolean {
  return newer.customerId === older.customerId && newer.purpose === older.purpose;
}

/** The token that was mailed with a value; other rules check purpose, use and expiry. Source: tutorial: Resetting a password using token. */
export function findMailedToken(value: string, mailed: ReadonlyMap<string, MailedToken>): MailedToken | undefined {
  return mailed.get(value);
}

/** Whether an e-mail given is the one the caller logs in with. Source: OpenAPI, ChangeEmailRequestDto: `email` is, `newEmail` is not. */
export const isOwnLoginEmail: (given: string, account: Account, as: 'email' | 'newEmail') => boolean = (
  given,
  account,
) => given.toLowerCase() === account.email.toLowerCase();

/** The customer while an e-mail change is unconfirmed: unchanged. Source: OpenAPI: Updating a customer email address. */
export const whileEmailChangeWaits: (customer: Customer, oldEmail: string, newEmail: string) => Customer = (customer) =>
  customer;

/** The customer while a password reset is incomplete: unchanged. Source: OpenAPI: Resetting a customer password. */
export const whileResetWaits: (customer: Customer, email: string) => Customer = (customer) => customer;

/** Whether the contact e-mail changes with the login e-mail; only on request. Source: OpenAPI, ChangeEmailRequestDto.syncContactEmail. */
export function syncsContactEmail(sent: JsonObject): boolean {
  return sent['syncContactEmail'] === true;
}

/** The customer with a new login e-mail. Source: OpenAPI: Updating a customer email address. */
export function afterEmailChange(customer: Customer, oldEmail: string, newEmail: string, sync: boolean): Customer {
  return {
    ...customer,
    accounts: customer.accounts.map((account) =>
      account.email === oldEmail ? { ...account, email: newEmail } : account,
    ),
    profile: sync ? { ...customer.profile, contactEmail: newEmail } : customer.profile,
  };
}

/** The customer after it has chosen a new password. Source: OpenAPI: Resetting, and Changing, a customer password. */
export function afterPasswordChange(customer: Customer, email: string, passwordHash: string): Customer {
  return {
    ...customer,
    accounts: customer.accounts.map((account) =>
      account.email === email ? { ...account, passwordHash, initialPassword: false } : account,
    ),
  };
}

/** The customers that a password reset changes: only the one whose token it is. Source: OpenAPI: Resetting a customer password. */
export const changedByReset: (changed: Customer, everyone: Iterable<Customer>) => readonly Customer[] = (changed) => [
  changed,
];

/** Whether a token stays valid when its customer's password or login e-mail changes. Our choice: it does. */
export const tokenOutlivesNewCredentials: (token: AccessToken) => boolean = () => true;
