import { later } from '../clock.ts';
import type { Account, Customer, MailedPurpose, MailedToken } from '../model.ts';
import type { Call } from '../operation.ts';
import { badRequest } from '../refusals.ts';

/** Makes a token to send by mail and remembers it; older ones of its purpose give way. */
export function issueMailedToken(
  call: Call,
  purpose: MailedPurpose,
  customer: Customer,
  account: Account,
  more: Pick<MailedToken, 'newEmail' | 'syncContactEmail'> = {},
): MailedToken {
  const { mailedTokens } = call.shop.store;
  const token: MailedToken = {
    ...more,
    value: call.rules.newMailedToken(),
    purpose,
    customerId: customer.id,
    email: account.email,
    expiresAt: later(call.now, call.shop.settings.lifetimes.mailedToken),
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
 * Redeems a mailed token: from here on it is used, whatever comes of it.
 * @returns the token, and the customer and account it stands for.
 * @throws Refused 400 when it is unknown, not usable, expired, or its account is gone.
 */
export function redeemMailedToken(
  call: Call,
  value: string,
  isUsable: (token: MailedToken) => boolean,
): { readonly token: MailedToken; readonly customer: Customer; readonly account: Account } {
  const { mailedTokens, customers } = call.shop.store;
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
