import type { Exchange } from '../../tenant/index.ts';
import { crashesWhereRefused, replacesAnswerWhen } from '../answer-families.ts';
import { bodyOf, replaceAnswer } from '../exchange.ts';
import { fault, type Fault } from '../fault.ts';
import { operationIds } from '../operation-ids.ts';
import { setsMembers } from '../rule-families.ts';

/** Good answers to some paths, kept by caches. */
const cached = (paths: RegExp, control: string) => ({
  wire: ({ request, response }: Exchange) => {
    if (request.method === 'GET' && response.status === 200 && paths.test(request.path))
      response.headers['cache-control'] = control;
  },
});

/** A framework that turns a POST into the method that a header names: what adds tags removes them. */
function overridesMethod() {
  const removed = new Map<string, readonly string[]>();
  return {
    wire: (exchange: Exchange) => {
      const { operation, request, response } = exchange;
      const address = request.path.replace(/\/tags$/, '');
      if (operation === operationIds.addAddressTags && request.headers['x-http-method-override'] === 'DELETE')
        removed.set(address, (request.query['tags'] ?? '').split(','));
      const gone = removed.get(address);
      if (operation !== operationIds.getAddress || response.status !== 200 || !gone) return;
      const { tags, ...others } = bodyOf(exchange);
      const left = Array.isArray(tags) ? tags.filter((tag) => !gone.includes(String(tag))) : [];
      replaceAnswer(exchange, 200, { ...others, tags: left });
    },
  };
}

export const securityConfigurationFaults: readonly Fault[] = [
  fault('security-token-answers-are-stored', 'security.cache.token-answers-are-not-stored', {
    why: 'The next visitor of the library computer finds a token in its cache.',
    failurePattern: { assertion: /Cache-Control of logInAnonymously/ },
    rules: { tokenHeaders: () => ({}) },
  }),
  fault('security-refreshed-tokens-are-stored', 'security.cache.token-answers-are-not-stored', {
    why: 'A proxy hands the tokens of one customer to the next who refreshes.',
    failurePattern: { assertion: /Cache-Control of refreshToken/ },
    deviation: cached(/\/refreshauthtoken$/, 'private, max-age=300'),
  }),
  fault('security-profile-is-shared', 'security.cache.personal-answers-are-not-shared', {
    why: 'A proxy shows the profile of one customer to the next.',
    failurePattern: { assertion: /Cache-Control of getProfile/ },
    deviation: cached(/\/me$/, 'public, max-age=60'),
  }),
  fault('security-address-is-shared', 'security.cache.personal-answers-are-not-shared', {
    why: 'A proxy keeps where somebody lives, for whoever asks next.',
    failurePattern: { assertion: /Cache-Control of getAddress/ },
    deviation: cached(/\/me\/addresses\/\w+$/, 's-maxage=600'),
  }),
  fault('security-body-has-no-limit', 'security.resources.refuses-oversized-body', {
    why: 'A few requests of a gigabyte each take the shop down.',
    failurePattern: { operation: 'logIn', check: 'status', status: 200 },
    rules: { bodyIsTooLarge: () => false },
  }),
  fault('security-oversized-body-breaks-server', 'security.resources.refuses-oversized-body', {
    why: 'Anybody can set off the alarm at night.',
    failurePattern: { check: 'invariant', status: 500 },
    deviation: crashesWhereRefused('payload_too_large'),
    category: 100,
  }),
  fault('security-url-has-no-limit', 'security.resources.refuses-oversized-url', {
    why: 'A line of kilobytes in every log of every proxy fills their disks.',
    failurePattern: { operation: 'getProfile', check: 'status', status: 200 },
    rules: { urlIsTooLong: () => false },
  }),
  fault('security-deep-nesting-breaks-server', 'security.resources.survives-deep-nesting', {
    why: 'A request of some kilobytes overflows the stack of the service.',
    failurePattern: { check: 'invariant', status: 500 },
    deviation: crashesWhereRefused('nests deeper'),
    category: 100,
  }),
  fault('security-cors-takes-credentials', 'security.configuration.cors-keeps-credentials', {
    why: 'Any page that a customer visits reads the shop with their cookies.',
    failurePattern: { assertion: /any origin together with credentials/ },
    deviation: setsMembers('corsHeaders', { 'access-control-allow-credentials': 'true' }),
  }),
  fault('security-cors-reflects-origin', 'security.configuration.cors-keeps-credentials', {
    why: 'The rule against any origin with credentials is got round by repeating the origin.',
    failurePattern: { assertion: /any origin together with credentials/ },
    wire: ({ request, response }) => {
      const { origin } = request.headers;
      if (origin === undefined) return;
      response.headers['access-control-allow-origin'] = origin;
      response.headers['access-control-allow-credentials'] = 'true';
    },
  }),
  fault('security-header-overrides-method', 'security.configuration.no-method-override', {
    why: 'A firewall that forbids DELETE lets it through in the clothes of a POST.',
    failurePattern: { assertion: /toMatchObject[\s\S]*tags/ },
    deviation: overridesMethod,
    category: 210,
  }),
  fault('security-header-overrides-method-of-get', 'security.configuration.no-method-override', {
    why: 'A link that is only looked at deletes an address.',
    failurePattern: { operation: 'getAddress', check: 'status', expected: 200, status: 204 },
    deviation: replacesAnswerWhen(
      'getAddress',
      204,
      undefined,
      ({ request }) => request.headers['x-method-override'] === 'DELETE',
    ),
    category: 210,
  }),
];
