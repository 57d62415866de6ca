import { addSeconds } from '../clock.ts';
import type { Account, Customer, MailedPurpose, MailedToken } from '../model.ts';
import type { Call } from '../operation.ts';
import { badRequest } from '../refusals.ts';

/** Issues a token to send by mail and supersedes older ones of the same purpose. */
export function issueMailedToken(
  call: Call,
  purpose: MailedPurpose,
  customer: Customer,
  account: Account,
  more: Pick<MailedToken, 'newEmail' | 'syncContactEmail'> = {},
): MailedToken {
  const { mailedTokens } = call.tenant.store;
  const token: MailedToken = {
    ...more,
    value: call.rules.newMailedToken(),
    purpose,
    customerId: customer.id,
    email: account.email,
    expiresAt: addSeconds(call.now, call.tenant.settings.lifetimes.mailedToken),
    used: false,
    superseded: false,
  };
  for (const older of mailedTokens.values()) {
    if (call.rules.supersedes(token, older)) mailedTokens.set(older.value, { ...older, superseded: true });
  }
  mailedTokens.set(token.value, token);
  return token;
}

/**
 * Redeems a mailed token. It counts as used even if the operation fails later.
 * @returns the token, its customer and its account.
 * @throws Refused 400 when the token is unknown, unusable or expired, or its account no longer exists.
 */
export function redeemMailedToken(
  call: Call,
  value: string,
  isUsable: (token: MailedToken) => boolean,
): { readonly token: MailedToken; readonly customer: Customer; readonly account: Account } {
  const { mailedTokens, customers } = call.tenant.store;
  const token = call.rules.findMailedToken(value, mailedTokens);
  const customer = customers.get(token?.customerId ?? '');
  const account = customer?.accounts.find(({ email }) => email === token?.email);
  if (
    !token ||
    !customer ||
    !account ||
    !isUsable(token) ||
    call.rules.isExpired(token.expiresAt, call.now, 'mailed')
  ) {
    throw badRequest('The token is not valid.');
  }
  mailedTokens.set(token.value, { ...token, used: true });
  return { token, customer, account };
}

/** Mails the link that activates a customer's account. */
export function sendOptIn(call: Call, customer: Customer, account: Account): void {
  const { value } = issueMailedToken(call, 'opt-in', customer, account);
  const event = { name: 'customer.opt-in', customerNumber: customer.id, token: value, email: account.email } as const;
  call.server.notify(event, call.tenant.settings);
}

/** Mails a link to set a new password. */
export function sendPasswordReset(call: Call, customer: Customer, account: Account, site?: string): void {
  const { value } = issueMailedToken(call, 'password-reset', customer, account);
  call.tenant.store.customers.set(customer.id, call.rules.whileResetWaits(customer, account.email));
  const event = { name: 'customer.password-reset', email: account.email, token: value } as const;
  call.server.notify(site === undefined ? event : { ...event, site }, call.tenant.settings);
}
