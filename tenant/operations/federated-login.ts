import { defined } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Account, Customer, Identity } from '../model.ts';
import { tokens } from '../operation.ts';
import type { Call, GuardedOperation, Operation } from '../operation.ts';
import { badRequest, invalidAccessToken, notFound } from '../refusals.ts';
import type { IdentityProvider } from '../settings.ts';
import { requireParameters, tellCreated } from './shared.ts';
import { logIn, scopeOf, secondsLeft } from './issue-tokens.ts';

/**
 * The configuration a call goes by; none where the tenant has none.
 * @throws Refused 400 for an unknown name.
 */
function providerFor({ rules, shop }: Call, named: string | undefined): IdentityProvider | undefined {
  const provider = rules.configFor(named, shop.settings);
  if (!provider && named !== undefined) throw badRequest('The configuration does not exist.');
  return provider;
}

/** @throws Refused 401 where nobody vouches for what was brought. */
function vouchedFor(identity: Identity | undefined): Identity {
  if (!identity) throw invalidAccessToken();
  return identity;
}

/** The customer an identity is, created when there is none yet. */
function customerFor(call: Call, identity: Identity): { readonly customer: Customer; readonly account: Account } {
  const { rules, shop, world } = call;
  const { customers, deletedCustomers } = shop.store;
  const known = rules.customerOf(identity, customers.values(), shop.settings);
  const itsAccount = known && (rules.findAccount(identity.email, [known])?.account ?? known.accounts[0]);
  if (known && itsAccount) return { customer: known, account: itsAccount };
  if (!rules.mayProvision(shop.settings)) throw notFound('Customer');

  const names = defined({ firstName: identity.firstName, lastName: identity.lastName });
  const account: Account = { email: identity.email, initialPassword: false, providerId: identity.subject };
  const customer: Customer = {
    id: rules.newCustomerNumber((number) => customers.has(number) || deletedCustomers.has(number)),
    version: 1,
    profile: rules.profileOfSignup(identity.email, names, shop.settings),
    accounts: [account],
    addresses: [],
    active: true,
    onHold: false,
    awaitsOptIn: false,
    createdAt: call.now,
  };
  customers.set(customer.id, customer);
  tellCreated(world, shop, customer);
  return { customer, account };
}

async function enter(call: Call, identity: Identity, sessionId: string) {
  const { customer, account } = customerFor(call, identity);
  const { access, refresh, saasToken } = await logIn(call, customer, account, sessionId);
  const body: JsonObject = call.rules.customerTokenBody(access, refresh, saasToken, false, secondsLeft(call));
  return { body, scope: scopeOf(call, access) };
}

const exchange: GuardedOperation = {
  id: 'POST-customer-exchange-authtoken',
  method: 'POST',
  path: '/customer/:tenant/exchangeauthtoken',
  callers: ['anonymous'],
  forbids: true,
  run: async (call) => {
    requireParameters(call, ['subjectAccessToken']);
    const subjectToken = call.query['subjectAccessToken'] ?? '';
    const provider = providerFor(call, call.query['config'] || undefined);
    const terms = provider && call.rules.subjectTokenTerms(provider, call.now);
    const identity = vouchedFor(terms && (await call.rules.vouchForToken(subjectToken, provider, terms)));
    const { body, scope } = await enter(call, identity, call.rules.sessionForLogin(call.bearer));
    return tokens(call, call.rules.exchangedTokenBody(body, scope, subjectToken));
  },
};

const socialLogin: GuardedOperation = {
  id: 'POST-customer-login-customer-by-auth0',
  method: 'POST',
  path: '/customer/:tenant/socialLogin',
  callers: ['anonymous'],
  forbids: false,
  run: async (call) => {
    requireParameters(call, ['code', 'redirect_uri']);
    const { code = '', redirect_uri: redirectUri = '', code_verifier: codeVerifier } = call.query;
    const provider = providerFor(call, undefined);
    const grant = call.rules.codeGrant({ code, redirectUri, ...(codeVerifier ? { codeVerifier } : {}) });
    const identity = vouchedFor(provider && (await call.rules.redeemCode(grant, provider)));
    const session = call.rules.sessionForSocialLogin(call.headers['session-id'], call.bearer);
    const { body, scope } = await enter(call, identity, session);
    return tokens(call, call.rules.socialTokenBody(body, scope, identity));
  },
};

export const externalOperations: readonly Operation[] = [exchange, socialLogin];
