import { textAt } from '../json.ts';
import { json, noContent, tokens } from '../operation.ts';
import type { GuardedOperation, Operation } from '../operation.ts';
import { badRequest, invalidRefreshToken, mayNotLogIn, wrongCredentials } from '../refusals.ts';
import { checked, requireParameters } from './shared.ts';
import {
  issueAccessToken,
  logIn,
  renewRefreshToken,
  scopeOf,
  secondsLeft,
  usableRefreshToken,
  withLegacyMembers,
} from './issue-tokens.ts';

const login: GuardedOperation = {
  id: 'POST-customer-authenticate-customer',
  method: 'POST',
  path: '/customer/:tenant/login',
  takes: json,
  callers: ['anonymous'],
  forbids: false,
  run: async (call) => {
    const { rules, shop, bearer } = call;
    const sent = checked(call, (body) => rules.checkLogin(body));
    const found = rules.findAccount(textAt(sent, 'email') ?? '', shop.store.customers.values());
    // Asked for unknown e-mails too: the answer takes as long.
    const fits = rules.samePassword(textAt(sent, 'password') ?? '', found?.account.passwordHash, 'login');
    if (!found || !fits) throw wrongCredentials();
    const { access, refresh, saasToken } = await logIn(
      call,
      found.customer,
      found.account,
      rules.sessionForLogin(bearer),
    );
    const initialPassword = rules.initialPasswordOf(found.account);
    const body = rules.customerTokenBody(access, refresh, saasToken, initialPassword, secondsLeft(call));
    return tokens(call, withLegacyMembers(call, body));
  },
};

const logout: GuardedOperation = {
  id: 'GET-customer-logout-customer',
  method: 'GET',
  path: '/customer/:tenant/logout',
  callers: ['customer'],
  forbids: false,
  run: (call) => {
    const { rules, bearer, world, query } = call;
    const accessToken = rules.tokenToLogOut(query, bearer);
    requireParameters({ ...call, query: { ...query, accessToken } }, ['accessToken']);
    if (!rules.mayLogOut(bearer, accessToken ?? '')) {
      throw badRequest('The query parameter accessToken must be the token of the Authorization header.');
    }
    for (const token of world.tokens.access.values()) {
      if (rules.logoutEndsAccessToken(token, bearer)) world.tokens.access.delete(token.value);
    }
    for (const token of world.tokens.refresh.values()) {
      if (rules.logoutEndsRefreshToken(token, bearer)) world.tokens.refresh.delete(token.value);
    }
    return noContent;
  },
};

const refresh: GuardedOperation = {
  id: 'GET-customer-refresh-authtoken',
  method: 'GET',
  path: '/customer/:tenant/refreshauthtoken',
  callers: ['anonymous', 'customer'],
  forbids: false,
  run: (call) => {
    const { rules, shop, bearer, query, world } = call;
    requireParameters(call, ['refreshToken']);
    const spent = usableRefreshToken(call, query['refreshToken'], 'customer', shop.settings.name);
    const customer = shop.store.customers.get(spent?.customerId ?? '');
    if (!spent || !customer || !rules.bearerFitsRefresh(bearer, spent)) throw invalidRefreshToken();
    if (!rules.mayLogIn(customer)) throw mayNotLogIn();
    const asked = query['legalEntityId'] || undefined;
    if (asked !== undefined && !rules.mayActFor(customer.id, asked, shop.store.assignments.values())) {
      throw badRequest('The customer is not assigned to the legal entity.');
    }

    for (const token of world.tokens.access.values()) {
      const sameSession = token.customerId === spent.customerId && token.sessionId === spent.sessionId;
      if (sameSession && rules.refreshEndsAccessToken(token, spent)) world.tokens.access.delete(token.value);
    }
    const legalEntityId = rules.companyForRefresh(asked);
    const access = issueAccessToken(call, shop, {
      kind: 'customer',
      sessionId: rules.sessionForRefresh(spent, bearer),
      scopes: rules.grantScopes(customer),
      customerId: customer.id,
      ...(spent.email === undefined ? {} : { email: spent.email }),
      ...(legalEntityId === undefined ? {} : { legalEntityId }),
    });
    const renewed = renewRefreshToken(call, shop, spent);
    return tokens(call, withLegacyMembers(call, rules.refreshedTokenBody(access, renewed, secondsLeft(call))));
  },
};

const validate: GuardedOperation = {
  id: 'GET-customer-validate-token',
  method: 'GET',
  path: '/customer/:tenant/validateauthtoken',
  callers: ['customer'],
  forbids: false,
  run: (call) => tokens(call, call.rules.validationBody(call.bearer, scopeOf(call, call.bearer), secondsLeft(call))),
};

export const sessionOperations: readonly Operation[] = [login, logout, refresh, validate];
