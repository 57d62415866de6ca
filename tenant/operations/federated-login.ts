import { defined } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Account, Customer, Identity } from '../model.ts';
import { tokenAnswer } from '../operation.ts';
import type { Call, ProtectedOperation, Operation } from '../operation.ts';
import { badRequest, invalidAccessToken, notFound } from '../refusals.ts';
import type { IdentityProvider } from '../settings.ts';
import { logIn, scopeOf, secondsLeft } from './issue-tokens.ts';
import { requireParameters } from './request-checks.ts';
import { newCustomer, saveNewCustomer, unusedCustomerNumber } from './save-customer.ts';

/**
 * The provider with a name, or the default one; undefined if the tenant trusts none.
 * @throws Refused 400 for an unknown name.
 */
function findProvider({ rules, tenant }: Call, named: string | undefined): IdentityProvider | undefined {
  const provider = rules.configFor(named, tenant.settings);
  if (!provider && named !== undefined) throw badRequest('The configuration does not exist.');
  return provider;
}

/** @throws Refused 401 when the code or token could not be verified. */
function requireIdentity(identity: Identity | undefined): Identity {
  if (!identity) throw invalidAccessToken();
  return identity;
}

/** Finds the customer of an identity, or creates it. */
function findOrCreateCustomer(
  call: Call,
  identity: Identity,
): { readonly customer: Customer; readonly account: Account } {
  const { rules, tenant } = call;
  const known = rules.customerOf(identity, tenant.store.customers.values(), tenant.settings);
  const itsAccount = known && (rules.findAccount(identity.email, [known])?.account ?? known.accounts[0]);
  if (known && itsAccount) return { customer: known, account: itsAccount };
  if (!rules.mayProvision(tenant.settings)) throw notFound('Customer');

  const names = defined({ firstName: identity.firstName, lastName: identity.lastName });
  const account: Account = { email: identity.email, initialPassword: false, providerId: identity.subject };
  const customer = newCustomer(call, {
    id: unusedCustomerNumber(call),
    profile: rules.profileOfSignup(identity.email, names, tenant.settings),
    accounts: [account],
  });
  saveNewCustomer(call, customer);
  return { customer, account };
}

async function logInIdentity(call: Call, identity: Identity, sessionId: string) {
  const { customer, account } = findOrCreateCustomer(call, identity);
  const { access, refresh, saasToken } = await logIn(call, customer, account, sessionId);
  const body: JsonObject = call.rules.customerTokenBody(access, refresh, saasToken, false, secondsLeft(call));
  return { body, scope: scopeOf(call, access) };
}

const exchange: ProtectedOperation = {
  id: 'POST-customer-exchange-authtoken',
  route: 'POST /customer/:tenant/exchangeauthtoken',
  callers: ['anonymous'],
  documents403: true,
  run: async (call) => {
    requireParameters(call, ['subjectAccessToken']);
    const subjectToken = call.query['subjectAccessToken'] ?? '';
    const provider = findProvider(call, call.query['config'] || undefined);
    const terms = provider && call.rules.subjectTokenTerms(provider, call.now);
    const identity = requireIdentity(terms && (await call.rules.vouchForToken(subjectToken, provider, terms)));
    const { body, scope } = await logInIdentity(call, identity, call.rules.sessionForLogin(call.bearer));
    return tokenAnswer(call, call.rules.exchangedTokenBody(body, scope, subjectToken));
  },
};

const socialLogin: ProtectedOperation = {
  id: 'POST-customer-login-customer-by-auth0',
  route: 'POST /customer/:tenant/socialLogin',
  callers: ['anonymous'],
  documents403: false,
  run: async (call) => {
    requireParameters(call, ['code', 'redirect_uri']);
    const { code = '', redirect_uri: redirectUri = '', code_verifier: codeVerifier } = call.query;
    const provider = findProvider(call, undefined);
    const grant = call.rules.codeGrant({ code, redirectUri, ...(codeVerifier ? { codeVerifier } : {}) });
    const identity = requireIdentity(provider && (await call.rules.redeemCode(grant, provider)));
    const session = call.rules.sessionForSocialLogin(call.headers['session-id'], call.bearer);
    const { body, scope } = await logInIdentity(call, identity, session);
    return tokenAnswer(call, call.rules.socialTokenBody(body, scope, identity));
  },
};

export const federatedLoginOperations: readonly Operation[] = [exchange, socialLogin];
