import { textAt } from '../json.ts';
import type { Account, Customer } from '../model.ts';
import { json, noContent } from '../operation.ts';
import type { Call, GuardedOperation, Operation } from '../operation.ts';
import { badRequest, wrongCredentials } from '../refusals.ts';
import { issueMailedToken, redeemMailedToken } from './mailed-tokens.ts';
import { callerOf, checked, saveCustomer } from './shared.ts';
import { requireLongPassword } from './signup.ts';

/** The caller and the account they logged in with, or their first one when its e-mail has changed since. */
function callersAccount(call: Call): { readonly customer: Customer; readonly account: Account } {
  const customer = callerOf(call);
  const account = customer.accounts.find(({ email }) => email === call.bearer.email) ?? customer.accounts[0];
  if (!account) throw wrongCredentials();
  return { customer, account };
}

/** Ends the tokens of a customer that do not outlive new credentials. */
function endTokens(call: Call, customer: Customer): void {
  const { access } = call.world.tokens;
  for (const token of access.values()) {
    if (token.customerId === customer.id && !call.rules.tokenOutlivesNewCredentials(token)) access.delete(token.value);
  }
}

/** Mails a customer a link to set a new password. */
export function sendPasswordReset(call: Call, customer: Customer, account: Account, site?: string): void {
  const { value } = issueMailedToken(call, 'password-reset', customer, account);
  call.shop.store.customers.set(customer.id, call.rules.whileResetWaits(customer, account.email));
  const event = { name: 'customer.password-reset', email: account.email, token: value } as const;
  call.world.notify(site === undefined ? event : { ...event, site }, call.shop.settings);
}

const requestReset: GuardedOperation = {
  id: 'POST-customer-request-reset-password',
  method: 'POST',
  path: '/customer/:tenant/password/reset',
  takes: json,
  callers: ['anonymous'],
  forbids: true,
  run: (call) => {
    const { rules, shop } = call;
    const sent = checked(call, (body) => rules.checkResetRequest(body));
    const found = rules.findAccount(textAt(sent, 'email') ?? '', shop.store.customers.values());
    // An unknown e-mail gets the same answer (our choice): nobody learns which ones exist.
    if (found) sendPasswordReset(call, found.customer, found.account, textAt(sent, 'site'));
    return noContent;
  },
};

const reset: GuardedOperation = {
  id: 'POST-customer-reset-password',
  method: 'POST',
  path: '/customer/:tenant/password/reset/update',
  takes: json,
  callers: ['anonymous'],
  forbids: true,
  run: (call) => {
    const { rules, shop } = call;
    const sent = checked(call, (body) => rules.checkReset(body));
    const password = textAt(sent, 'password') ?? '';
    // Before the token is spent: a customer whose first choice is too short may try again.
    requireLongPassword(call, password, 'reset');
    const redeemed = redeemMailedToken(call, textAt(sent, 'token') ?? '', (token) => rules.resetTokenIsUsable(token));
    const { customer, account } = redeemed;
    const changed = rules.afterPasswordChange(customer, account.email, rules.hashPassword(password));
    for (const one of rules.changedByReset(changed, shop.store.customers.values())) saveCustomer(call, one);
    endTokens(call, customer);
    return noContent;
  },
};

const change: GuardedOperation = {
  id: 'POST-customer-change-account-password',
  method: 'POST',
  path: '/customer/:tenant/password/change',
  takes: json,
  callers: ['customer'],
  forbids: true,
  run: (call) => {
    const { rules } = call;
    const sent = checked(call, (body) => rules.checkPasswordChange(body));
    const password = textAt(sent, 'newPassword') ?? '';
    requireLongPassword(call, password, 'change', 'newPassword');
    const { customer, account } = callersAccount(call);
    if (!rules.samePassword(textAt(sent, 'currentPassword') ?? '', account.passwordHash, 'password-change'))
      throw wrongCredentials();
    saveCustomer(call, rules.afterPasswordChange(customer, account.email, rules.hashPassword(password)));
    endTokens(call, customer);
    return noContent;
  },
};

const requestEmailChange: GuardedOperation = {
  id: 'POST-customer-change-customer-login-email',
  method: 'POST',
  path: '/customer/:tenant/me/accounts/internal/email/change',
  takes: json,
  callers: ['customer'],
  scopes: ['customer.customerprofile_edit'],
  forbids: true,
  run: (call) => {
    const { rules, shop, world } = call;
    const sent = checked(call, (body) => rules.checkEmailChange(body));
    const { customer, account } = callersAccount(call);
    const fits = rules.samePassword(textAt(sent, 'password') ?? '', account.passwordHash, 'email-change');
    if (!rules.isOwnLoginEmail(textAt(sent, 'email') ?? '', account, 'email') || !fits) throw wrongCredentials();
    const newEmail = textAt(sent, 'newEmail') ?? '';
    if (rules.isOwnLoginEmail(newEmail, account, 'newEmail')) throw badRequest('newEmail must differ from email.');
    // Somebody else's e-mail gets the same answer and no mail (our choice): nobody learns which ones exist.
    if (rules.emailIsTaken(newEmail, shop.store.customers.values(), 'email-change')) return noContent;
    const syncContactEmail = rules.syncsContactEmail(sent);
    const { value } = issueMailedToken(call, 'email-change', customer, account, { newEmail, syncContactEmail });
    shop.store.customers.set(customer.id, rules.whileEmailChangeWaits(customer, account.email, newEmail));
    world.notify(
      {
        name: 'customer.email-change-request',
        customerId: customer.id,
        token: value,
        email: account.email,
        newEmail,
      },
      shop.settings,
    );
    return noContent;
  },
};

const confirmEmailChange: GuardedOperation = {
  id: 'POST-customer-confirm-customer-login-email',
  method: 'POST',
  path: '/customer/:tenant/me/accounts/internal/email/change/confirm',
  takes: json,
  callers: ['anonymous'],
  forbids: true,
  run: (call) => {
    const { rules, shop, world } = call;
    const sent = checked(call, (body) => rules.checkEmailConfirmation(body));
    const redeemed = redeemMailedToken(call, textAt(sent, 'token') ?? '', (one) => rules.emailChangeTokenIsUsable(one));
    const { token, customer, account } = redeemed;
    const { newEmail = '', syncContactEmail = false } = token;
    // Somebody may have signed up with it since it was asked for.
    if (rules.emailIsTaken(newEmail, shop.store.customers.values(), 'email-change'))
      throw badRequest('The token is not valid.');
    const changed = rules.afterEmailChange(customer, account.email, newEmail, syncContactEmail);
    saveCustomer(call, { ...changed, version: rules.bumpVersion(customer.version, 'profile') });
    endTokens(call, customer);
    world.notify(
      {
        name: 'customer.email-change',
        customerId: customer.id,
        token: token.value,
        email: account.email,
        newEmail,
      },
      shop.settings,
    );
    return noContent;
  },
};

export const credentialOperations: readonly Operation[] = [
  requestReset,
  reset,
  change,
  requestEmailChange,
  confirmEmailChange,
];
