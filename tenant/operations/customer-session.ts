import { stringAt } from '../json.ts';
import { json, noContent, tokenAnswer } from '../operation.ts';
import type { ProtectedOperation, Operation } from '../operation.ts';
import { badRequest, invalidRefreshToken, mayNotLogIn, wrongCredentials } from '../refusals.ts';
import { deleteWhere } from '../store.ts';
import {
  findUsableRefreshToken,
  issueAccessToken,
  loginAnswer,
  renewRefreshToken,
  scopeOf,
  secondsLeft,
  withLegacyMembers,
} from './issue-tokens.ts';
import { requireParameters, validatedBody } from './request-checks.ts';

const login: ProtectedOperation = {
  id: 'POST-customer-authenticate-customer',
  route: 'POST /customer/:tenant/login',
  mediaTypes: json,
  callers: ['anonymous'],
  documents403: false,
  run: (call) => {
    const { rules, tenant } = call;
    const sent = validatedBody(call, (body) => rules.checkLogin(body));
    const found = rules.findAccount(stringAt(sent, 'email'), tenant.store.customers.values());
    // Also compared for an unknown e-mail, so that the answer takes as long.
    const fits = rules.samePassword(stringAt(sent, 'password'), found?.account.passwordHash, 'login');
    if (!found || !fits) throw wrongCredentials();
    return loginAnswer(call, found.customer, found.account);
  },
};

const logout: ProtectedOperation = {
  id: 'GET-customer-logout-customer',
  route: 'GET /customer/:tenant/logout',
  callers: ['customer'],
  documents403: false,
  run: (call) => {
    const { rules, bearer, server, query } = call;
    const accessToken = rules.tokenToLogOut(query, bearer);
    requireParameters({ ...call, query: { ...query, accessToken } }, ['accessToken']);
    if (!rules.mayLogOut(bearer, accessToken ?? '')) {
      throw badRequest('The query parameter accessToken must be the token of the Authorization header.');
    }
    deleteWhere(server.tokens.access, (token) => rules.logoutEndsAccessToken(token, bearer));
    deleteWhere(server.tokens.refresh, (token) => rules.logoutEndsRefreshToken(token, bearer));
    return noContent;
  },
};

const refresh: ProtectedOperation = {
  id: 'GET-customer-refresh-authtoken',
  route: 'GET /customer/:tenant/refreshauthtoken',
  callers: ['anonymous', 'customer'],
  documents403: false,
  run: (call) => {
    const { rules, tenant, bearer, query, server } = call;
    requireParameters(call, ['refreshToken']);
    const spent = findUsableRefreshToken(call, query['refreshToken'], 'customer', tenant.settings.name);
    const customer = tenant.store.customers.get(spent?.customerId ?? '');
    if (!spent || !customer || !rules.bearerFitsRefresh(bearer, spent)) throw invalidRefreshToken();
    if (!rules.mayLogIn(customer)) throw mayNotLogIn();
    const asked = query['legalEntityId'] || undefined;
    if (asked !== undefined && !rules.mayActFor(customer.id, asked, tenant.store.assignments.values())) {
      throw badRequest('The customer is not assigned to the legal entity.');
    }

    deleteWhere(server.tokens.access, (token) => {
      const isSameSession = token.customerId === spent.customerId && token.sessionId === spent.sessionId;
      return isSameSession && rules.refreshEndsAccessToken(token, spent);
    });
    const legalEntityId = rules.companyForRefresh(asked);
    const access = issueAccessToken(call, tenant, {
      kind: 'customer',
      sessionId: rules.sessionForRefresh(spent, bearer),
      scopes: rules.grantScopes(customer),
      customerId: customer.id,
      ...(spent.email === undefined ? {} : { email: spent.email }),
      ...(legalEntityId === undefined ? {} : { legalEntityId }),
    });
    const renewed = renewRefreshToken(call, tenant, spent);
    return tokenAnswer(call, withLegacyMembers(call, rules.refreshedTokenBody(access, renewed, secondsLeft(call))));
  },
};

const validate: ProtectedOperation = {
  id: 'GET-customer-validate-token',
  route: 'GET /customer/:tenant/validateauthtoken',
  callers: ['customer'],
  documents403: false,
  run: (call) =>
    tokenAnswer(call, call.rules.validationBody(call.bearer, scopeOf(call, call.bearer), secondsLeft(call))),
};

export const customerSessionOperations: readonly Operation[] = [login, logout, refresh, validate];
