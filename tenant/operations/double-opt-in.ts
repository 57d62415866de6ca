import { textAt } from '../json.ts';
import { json, tokens } from '../operation.ts';
import type { GuardedOperation, Operation } from '../operation.ts';
import { redeemMailedToken } from './mailed-tokens.ts';
import { checked, saveCustomer } from './shared.ts';
import { sendOptIn } from './signup.ts';
import { logIn, secondsLeft, withLegacyMembers } from './issue-tokens.ts';

const activate: GuardedOperation = {
  id: 'GET-customer-signup-customer-optin',
  method: 'GET',
  path: '/customer/:tenant/signup/optin/:token',
  callers: ['anonymous'],
  forbids: false,
  run: async (call) => {
    const { rules, bearer } = call;
    const redeemed = redeemMailedToken(call, call.params['token'] ?? '', (token) => rules.optInTokenIsUsable(token));
    const customer = rules.afterOptIn(redeemed.customer);
    saveCustomer(call, customer);
    const session = rules.sessionForLogin(bearer);
    const { access, refresh, saasToken } = await logIn(call, customer, redeemed.account, session);
    const initialPassword = rules.initialPasswordOf(redeemed.account);
    const body = rules.customerTokenBody(access, refresh, saasToken, initialPassword, secondsLeft(call));
    return tokens(call, withLegacyMembers(call, body));
  },
};

const resend: GuardedOperation = {
  id: 'POST-customer-refresh-token',
  method: 'POST',
  path: '/customer/:tenant/signup/optin/refresh_token',
  takes: json,
  callers: ['anonymous'],
  forbids: false,
  run: (call) => {
    const { rules, shop, world } = call;
    const sent = checked(call, (body) => rules.checkResend(body));
    const email = textAt(sent, 'email') ?? '';
    const found = rules.findAccount(email, shop.store.customers.values());
    // Unknown and active e-mails get the same answer and no mail (our choice): nobody learns which ones exist.
    if (found && rules.mayResendOptIn(found.customer)) {
      sendOptIn(call, found.customer, found.account);
      world.notify({ name: 'customer.refresh-token', email: found.account.email }, shop.settings);
    }
    return { status: 202 };
  },
};

export const optInOperations: readonly Operation[] = [activate, resend];
