import type { AccessToken, Account, Customer } from '../model.ts';
import { createPasswordHash, passwordMatchesHash } from '../password-hash.ts';

/** The account that logs in with an e-mail, and its customer. Our choice: the e-mail's case does not matter. */
export function findAccount(
  email: string,
  customers: Iterable<Customer>,
): { readonly customer: Customer; readonly account: Account } | undefined {
  const wanted = email.toLowerCase();
  for (const customer of customers) {
    const account = customer.accounts.find((candidate) => candidate.email.toLowerCase() === wanted);
    if (account) return { customer, account };
  }
  return undefined;
}

/** Whether a password matches a stored hash; an account without a hash has no password. */
export const samePassword: (
  given: string,
  hash: string | undefined,
  asking: 'login' | 'password-change' | 'email-change',
) => boolean = (given, hash) => passwordMatchesHash(given, hash);

/** What is stored in place of a password. */
export function hashPassword(password: string): string {
  return createPasswordHash(password);
}

/** Whether a customer may get tokens. Source: tutorial: Creating a new customer; tenant-managed OpenAPI: active, onHold. */
export function mayLogIn(customer: Customer): boolean {
  return customer.active && !customer.onHold && !customer.awaitsOptIn;
}

/** The session that a login continues: the guest's. Source: tokens guide: the session ID is kept at login. */
export function sessionForLogin(guest: AccessToken): string {
  return guest.sessionId;
}

/** The session that a social login continues: the named one, else the guest's. Source: OpenAPI: socialLogin, `session-id`. */
export function sessionForSocialLogin(named: string | undefined, guest: AccessToken): string {
  return named ?? guest.sessionId;
}

/** The time of the last login, after a login. Source: changelog 2025-02-14. */
export const lastLoginAfter: (now: Date, previous: Date | undefined) => Date | undefined = (now) => now;

/** Whether a login used a password chosen by a service. Source: OpenAPI, CustomerToken.initialPassword. */
export function initialPasswordOf(account: Account): boolean {
  return account.initialPassword;
}
