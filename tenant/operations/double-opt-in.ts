import { stringAt } from '../json.ts';
import { json } from '../operation.ts';
import type { ProtectedOperation, Operation } from '../operation.ts';
import { loginAnswer } from './issue-tokens.ts';
import { redeemMailedToken, sendOptIn } from './mailed-tokens.ts';
import { validatedBody } from './request-checks.ts';
import { saveCustomer } from './save-customer.ts';

const activate: ProtectedOperation = {
  id: 'GET-customer-signup-customer-optin',
  route: 'GET /customer/:tenant/signup/optin/:token',
  callers: ['anonymous'],
  documents403: false,
  run: (call) => {
    const { rules } = call;
    const redeemed = redeemMailedToken(call, call.params['token'] ?? '', (token) => rules.optInTokenIsUsable(token));
    const customer = rules.afterOptIn(redeemed.customer);
    saveCustomer(call, customer);
    return loginAnswer(call, customer, redeemed.account);
  },
};

const resend: ProtectedOperation = {
  id: 'POST-customer-refresh-token',
  route: 'POST /customer/:tenant/signup/optin/refresh_token',
  mediaTypes: json,
  callers: ['anonymous'],
  documents403: false,
  run: (call) => {
    const { rules, tenant, server } = call;
    const sent = validatedBody(call, (body) => rules.checkResend(body));
    const email = stringAt(sent, 'email');
    const found = rules.findAccount(email, tenant.store.customers.values());
    // Unknown and active e-mails get the same answer and no mail (our choice): it does not reveal which e-mails exist.
    if (found && rules.mayResendOptIn(found.customer)) {
      sendOptIn(call, found.customer, found.account);
      server.notify({ name: 'customer.refresh-token', email: found.account.email }, tenant.settings);
    }
    return { status: 202 };
  },
};

export const optInOperations: readonly Operation[] = [activate, resend];
