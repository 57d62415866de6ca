import { soundRules } from '../../tenant/index.ts';
import { replacesAnswerWhen } from '../answer-families.ts';
import { fault, type Fault } from '../fault.ts';
import { changesArgument, changesResult, dropsMembers, setsMembers } from '../rule-families.ts';

interface Claims {
  readonly sub: string;
  readonly email: string;
}

const letIn = { operation: 'exchangeToken', check: 'status', expected: 401, status: 200 } as const;

export const exchangeFaults: readonly Fault[] = [
  fault('exchange-crashes-on-unknown-config', 'exchange.request.refuses-unknown-config', {
    why: 'A mistyped configuration looks like an outage, and wakes somebody up at night.',
    failurePattern: { operation: 'exchangeToken', check: 'status', expected: 400, status: 500 },
    deviation: changesResult('configFor', (config, ...given) => {
      if (given[0] !== undefined && config === undefined) throw new TypeError('The configuration has no issuer.');
      return config;
    }),
    category: 100,
  }),
  fault('exchange-trusts-any-signature', 'exchange.request.refuses-forged-subject-token', {
    why: 'Whoever can write JSON logs in as whom they like.',
    failurePattern: { operation: 'exchangeToken', check: 'status', status: 200 },
    rules: {
      vouchForToken: (token) => {
        const { sub, email } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Claims;
        return Promise.resolve({ subject: sub, email });
      },
    },
    category: 206,
  }),
  fault('exchange-crashes-on-unknown-key', 'exchange.request.refuses-forged-subject-token', {
    why: 'A token signed with a key that was taken out of use looks like an outage.',
    failurePattern: { operation: 'exchangeToken', check: 'status', status: 500 },
    rules: { vouchForToken: () => Promise.reject(new TypeError('There is no key with this id.')) },
    category: 100,
  }),
  fault('exchange-crashes-without-subject-token', 'exchange.request.refuses-missing-subject-token', {
    why: 'A forgotten parameter looks like an outage.',
    failurePattern: { operation: 'exchangeToken', check: 'status', status: 500 },
    deviation: changesResult('checkParameters', (violations) => {
      if (violations.some(({ field }) => field === 'subjectAccessToken')) throw new TypeError('No token to decode.');
      return violations;
    }),
    category: 100,
  }),
  fault('exchange-takes-nobody-for-somebody', 'exchange.request.refuses-missing-subject-token', {
    why: 'A storefront that loses the token of the portal logs every visitor in as one and the same customer.',
    failurePattern: { operation: 'exchangeToken', check: 'status', expected: 400, status: 200 },
    rules: {
      checkParameters: (...given) =>
        soundRules.checkParameters(...given).filter(({ field }) => field !== 'subjectAccessToken'),
      vouchForToken: (token, ...others) =>
        token === ''
          ? Promise.resolve({ subject: 'unknown', email: 'unknown@portal.example.test' })
          : soundRules.vouchForToken(token, ...others),
    },
    category: 206,
  }),
  fault('exchange-wants-a-body', 'exchange.token.takes-query-only', {
    why: 'The exchange takes the form of the RFC, and storefronts written from the documentation stand before a closed door.',
    failurePattern: { operation: 'exchangeToken', check: 'status', expected: 200, status: 400 },
    deviation: replacesAnswerWhen(
      'exchangeToken',
      400,
      'grant_type is missing.',
      ({ request }) => request.body === undefined,
    ),
    category: 101,
  }),
  fault('exchange-has-no-default', 'exchange.token.uses-default-config', {
    why: 'A storefront of one site names no configuration, and nobody can log in.',
    failurePattern: { operation: 'exchangeToken', check: 'status', expected: 200, status: 401 },
    deviation: changesResult('configFor', (sound, named) => (named === undefined ? undefined : sound)),
  }),
  fault('exchange-knows-default-only', 'exchange.token.takes-named-config', {
    why: 'A shop of several sites lets in the customers of one of them.',
    failurePattern: { operation: 'exchangeToken', check: 'status', expected: 200, status: 400 },
    deviation: changesResult('configFor', (sound, named) => (named === undefined ? sound : undefined)),
  }),
  fault('exchange-refresh-token-is-not-kept', 'exchange.token.issues-customer-tokens', {
    why: 'Whoever came from the company portal is sent back there every four hours.',
    failurePattern: { operation: 'refreshToken', check: 'status', expected: 200, status: 401 },
    deviation: setsMembers('exchangedTokenBody', () => ({ refresh_token: soundRules.newRefreshToken() })),
  }),
  fault('exchange-hands-subject-token-on-as-saas-token', 'exchange.token.issues-customer-tokens', {
    why: 'The checkout is handed a token of another house, and finds no customer in it.',
    failurePattern: { assertion: /the subject of the SaaS token/ },
    deviation: setsMembers('exchangedTokenBody', (_, _login, _scope, subjectToken) => ({ saas_token: subjectToken })),
  }),
  fault('exchange-keeps-subject-token-back', 'exchange.token.returns-subject-token', {
    why: 'A storefront that goes on from the answer alone cannot ask the provider for anything any more.',
    failurePattern: { assertion: /subject_access_token is the subject token/ },
    deviation: dropsMembers('exchangedTokenBody', 'subject_access_token'),
  }),
  fault('exchange-leaves-no-trace-of-the-login', 'exchange.token.updates-last-login', {
    why: 'Customers who come from the company portal every day are written to as if they had gone.',
    failurePattern: { assertion: /lastLogin/ },
    rules: { lastLoginAfter: (_, previous) => previous },
  }),
  fault('exchange-takes-expired-token', 'exchange.subject.refuses-inactive-token', {
    why: 'A token that was found in an old log logs in for ever.',
    failurePattern: { operation: 'exchangeToken', check: 'status', expected: 401, status: 200 },
    deviation: changesArgument('subjectTokenTerms', 1, () => new Date(0)),
    category: 206,
  }),
  fault('exchange-takes-any-issuer-of-the-keys', 'exchange.subject.refuses-other-issuer', {
    why: 'Providers sign for all their houses with the same keys: whoever has an account in any of them comes in.',
    failurePattern: letIn,
    deviation: dropsMembers('subjectTokenTerms', 'issuer'),
    category: 206,
  }),
  fault('exchange-takes-any-audience', 'exchange.subject.refuses-other-audience', {
    why: 'A token that was given to another service of the house opens the shop to that service.',
    failurePattern: letIn,
    deviation: dropsMembers('subjectTokenTerms', 'audience'),
    category: 206,
  }),
  fault('exchange-takes-any-party', 'exchange.subject.refuses-other-party', {
    why: 'An app of somebody else that a customer has logged in to can act for them in the shop.',
    failurePattern: letIn,
    deviation: dropsMembers('subjectTokenTerms', 'authorizedParty'),
    category: 206,
  }),
  fault('exchange-creates-nobody', 'exchange.customer.is-provisioned', {
    why: 'New colleagues of a business customer cannot order until somebody types them in.',
    failurePattern: { operation: 'exchangeToken', check: 'status', expected: 200, status: 404 },
    rules: { mayProvision: () => false },
  }),
  fault('exchange-makes-a-customer-each-time', 'exchange.customer.is-recognised', {
    why: 'Somebody finds neither their orders nor their addresses the next day.',
    failurePattern: { assertion: /the customer of the second exchange/ },
    rules: { customerOf: () => undefined },
  }),
  fault('exchange-creates-whom-it-must-not', 'exchange.customer.refuses-unknown-when-off', {
    why: 'A shop that keeps its customers elsewhere fills with sessions whom nobody there knows.',
    failurePattern: { assertion: /the status of an exchange by somebody unknown/ },
    rules: { mayProvision: () => true },
    category: 205,
  }),
];
