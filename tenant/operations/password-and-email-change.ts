import { stringAt, textAt } from '../json.ts';
import type { Account, Customer } from '../model.ts';
import { json, noContent } from '../operation.ts';
import type { Call, ProtectedOperation, Operation } from '../operation.ts';
import { badRequest, wrongCredentials } from '../refusals.ts';
import { deleteWhere } from '../store.ts';
import { issueMailedToken, redeemMailedToken, sendPasswordReset } from './mailed-tokens.ts';
import { callingCustomer, requireLongPassword, validatedBody } from './request-checks.ts';
import { saveCustomer } from './save-customer.ts';

/** The calling customer and the account of its login, or its first account if that e-mail has changed since. */
function callersAccount(call: Call): { readonly customer: Customer; readonly account: Account } {
  const customer = callingCustomer(call);
  const account = customer.accounts.find(({ email }) => email === call.bearer.email) ?? customer.accounts[0];
  if (!account) throw wrongCredentials();
  return { customer, account };
}

/** Ends the customer's access tokens that do not outlive new credentials. */
function endTokens({ rules, server }: Call, { id }: Customer): void {
  deleteWhere(server.tokens.access, (token) => token.customerId === id && !rules.tokenOutlivesNewCredentials(token));
}

const withJson = { mediaTypes: json, documents403: true } as const;

const requestReset: ProtectedOperation = {
  ...withJson,
  id: 'POST-customer-request-reset-password',
  route: 'POST /customer/:tenant/password/reset',
  callers: ['anonymous'],
  run: (call) => {
    const { rules, tenant } = call;
    const sent = validatedBody(call, (body) => rules.checkResetRequest(body));
    const found = rules.findAccount(stringAt(sent, 'email'), tenant.store.customers.values());
    // An unknown e-mail gets the same answer (our choice): it does not reveal which e-mails exist.
    if (found) sendPasswordReset(call, found.customer, found.account, textAt(sent, 'site'));
    return noContent;
  },
};

const reset: ProtectedOperation = {
  ...withJson,
  id: 'POST-customer-reset-password',
  route: 'POST /customer/:tenant/password/reset/update',
  callers: ['anonymous'],
  run: (call) => {
    const { rules, tenant } = call;
    const sent = validatedBody(call, (body) => rules.checkReset(body));
    const password = stringAt(sent, 'password');
    // Before the token is redeemed, so that a customer whose password is too short may try again.
    requireLongPassword(call, password, 'reset');
    const redeemed = redeemMailedToken(call, stringAt(sent, 'token'), (token) => rules.resetTokenIsUsable(token));
    const { customer, account } = redeemed;
    const changed = rules.afterPasswordChange(customer, account.email, rules.hashPassword(password));
    for (const one of rules.changedByReset(changed, tenant.store.customers.values())) saveCustomer(call, one);
    endTokens(call, customer);
    return noContent;
  },
};

const change: ProtectedOperation = {
  ...withJson,
  id: 'POST-customer-change-account-password',
  route: 'POST /customer/:tenant/password/change',
  callers: ['customer'],
  run: (call) => {
    const { rules } = call;
    const sent = validatedBody(call, (body) => rules.checkPasswordChange(body));
    const password = stringAt(sent, 'newPassword');
    requireLongPassword(call, password, 'change', 'newPassword');
    const { customer, account } = callersAccount(call);
    if (!rules.samePassword(stringAt(sent, 'currentPassword'), account.passwordHash, 'password-change'))
      throw wrongCredentials();
    saveCustomer(call, rules.afterPasswordChange(customer, account.email, rules.hashPassword(password)));
    endTokens(call, customer);
    return noContent;
  },
};

const requestEmailChange: ProtectedOperation = {
  ...withJson,
  id: 'POST-customer-change-customer-login-email',
  route: 'POST /customer/:tenant/me/accounts/internal/email/change',
  scopes: ['customer.customerprofile_edit'],
  callers: ['customer'],
  run: (call) => {
    const { rules, tenant, server } = call;
    const sent = validatedBody(call, (body) => rules.checkEmailChange(body));
    const { customer, account } = callersAccount(call);
    const fits = rules.samePassword(stringAt(sent, 'password'), account.passwordHash, 'email-change');
    if (!rules.isOwnLoginEmail(stringAt(sent, 'email'), account, 'email') || !fits) throw wrongCredentials();
    const newEmail = stringAt(sent, 'newEmail');
    if (rules.isOwnLoginEmail(newEmail, account, 'newEmail')) throw badRequest('newEmail must differ from email.');
    // The e-mail of another customer gets the same answer and no mail (our choice): it does not reveal which e-mails exist.
    if (rules.emailIsTaken(newEmail, tenant.store.customers.values(), 'email-change')) return noContent;
    const syncContactEmail = rules.syncsContactEmail(sent);
    const { value } = issueMailedToken(call, 'email-change', customer, account, { newEmail, syncContactEmail });
    tenant.store.customers.set(customer.id, rules.whileEmailChangeWaits(customer, account.email, newEmail));
    const { email } = account;
    const event = {
      name: 'customer.email-change-request',
      customerId: customer.id,
      token: value,
      email,
      newEmail,
    } as const;
    server.notify(event, tenant.settings);
    return noContent;
  },
};

const confirmEmailChange: ProtectedOperation = {
  ...withJson,
  id: 'POST-customer-confirm-customer-login-email',
  route: 'POST /customer/:tenant/me/accounts/internal/email/change/confirm',
  callers: ['anonymous'],
  run: (call) => {
    const { rules, tenant, server } = call;
    const sent = validatedBody(call, (body) => rules.checkEmailConfirmation(body));
    const redeemed = redeemMailedToken(call, stringAt(sent, 'token'), (one) => rules.emailChangeTokenIsUsable(one));
    const { token, customer, account } = redeemed;
    const { newEmail = '', syncContactEmail = false } = token;
    // Another customer may have signed up with it in the meantime.
    if (rules.emailIsTaken(newEmail, tenant.store.customers.values(), 'email-change'))
      throw badRequest('The token is not valid.');
    const changed = rules.afterEmailChange(customer, account.email, newEmail, syncContactEmail);
    saveCustomer(call, { ...changed, version: rules.bumpVersion(customer.version, 'profile') });
    endTokens(call, customer);
    const { email } = account;
    const event = {
      name: 'customer.email-change',
      customerId: customer.id,
      token: token.value,
      email,
      newEmail,
    } as const;
    server.notify(event, tenant.settings);
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
