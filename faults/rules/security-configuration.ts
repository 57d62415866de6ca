import { soundRules, type Exchange } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { bodyOf, on, replaceAnswer } from '../wire.ts';

/** Breaks down where a sound tenant refuses for a reason. */
const breaksAt = (reason: string) => (exchange: Exchange) => {
  const { status, body } = exchange.response;
  if (status === 400 && body.includes(reason))
    replaceAnswer(exchange, 500, { status: 500, type: 'internal_server_error', message: 'Something went wrong.' });
};

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
      if (operation === 'POST-customer-add-address-tags' && request.headers['x-http-method-override'] === 'DELETE')
        removed.set(address, (request.query['tags'] ?? '').split(','));
      const gone = removed.get(address);
      if (operation !== 'GET-customer-retrieve-address-by-id' || response.status !== 200 || !gone) return;
      const { tags, ...others } = bodyOf(exchange);
      const left = Array.isArray(tags) ? tags.filter((tag) => !gone.includes(String(tag))) : [];
      replaceAnswer(exchange, 200, { ...others, tags: left });
    },
  };
}

export const securityConfigurationFaults: readonly Fault[] = [
  {
    id: 'security-token-answers-are-stored',
    why: 'The next visitor of the library computer finds a token in its cache.',
    breaks: ['security.cache.token-answers-are-not-stored'],
    reads: /Cache-Control of logInAnonymously/,
    deviation: { rules: { tokenHeaders: () => ({}) } },
  },
  {
    id: 'security-refreshed-tokens-are-stored',
    why: 'A proxy hands the tokens of one customer to the next who refreshes.',
    breaks: ['security.cache.token-answers-are-not-stored'],
    reads: /Cache-Control of refreshToken/,
    deviation: cached(/\/refreshauthtoken$/, 'private, max-age=300'),
  },
  {
    id: 'security-profile-is-shared',
    why: 'A proxy shows the profile of one customer to the next.',
    breaks: ['security.cache.personal-answers-are-not-shared'],
    reads: /Cache-Control of getProfile/,
    deviation: cached(/\/me$/, 'public, max-age=60'),
  },
  {
    id: 'security-address-is-shared',
    why: 'A proxy keeps where somebody lives, for whoever asks next.',
    breaks: ['security.cache.personal-answers-are-not-shared'],
    reads: /Cache-Control of getAddress/,
    deviation: cached(/\/me\/addresses\/\w+$/, 's-maxage=600'),
  },
  {
    id: 'security-body-has-no-limit',
    why: 'A few requests of a gigabyte each take the shop down.',
    breaks: ['security.resources.refuses-oversized-body'],
    reads: /logIn[\s\S]*received 200/,
    deviation: { rules: { bodyIsTooLarge: () => false } },
  },
  {
    id: 'security-oversized-body-breaks-server',
    why: 'Anybody can set off the alarm at night.',
    breaks: ['security.resources.refuses-oversized-body'],
    reads: /invariant: expected no server error, received status 500/,
    deviation: { wire: breaksAt('payload_too_large') },
    category: 100,
  },
  {
    id: 'security-url-has-no-limit',
    why: 'A line of kilobytes in every log of every proxy fills their disks.',
    breaks: ['security.resources.refuses-oversized-url'],
    reads: /getProfile[\s\S]*received 200/,
    deviation: { rules: { urlIsTooLong: () => false } },
  },
  {
    id: 'security-deep-nesting-breaks-server',
    why: 'A request of some kilobytes overflows the stack of the service.',
    breaks: ['security.resources.survives-deep-nesting'],
    reads: /invariant: expected no server error, received status 500/,
    deviation: { wire: breaksAt('nests deeper') },
    category: 100,
  },
  {
    id: 'security-cors-takes-credentials',
    why: 'Any page that a customer visits reads the shop with her cookies.',
    breaks: ['security.configuration.cors-keeps-credentials'],
    reads: /any origin together with credentials/,
    deviation: {
      rules: { corsHeaders: () => ({ ...soundRules.corsHeaders(), 'access-control-allow-credentials': 'true' }) },
    },
  },
  {
    id: 'security-cors-reflects-origin',
    why: 'The rule against any origin with credentials is got round by repeating the origin.',
    breaks: ['security.configuration.cors-keeps-credentials'],
    reads: /any origin together with credentials/,
    deviation: {
      wire: ({ request, response }) => {
        const { origin } = request.headers;
        if (origin === undefined) return;
        response.headers['access-control-allow-origin'] = origin;
        response.headers['access-control-allow-credentials'] = 'true';
      },
    },
  },
  {
    id: 'security-header-overrides-method',
    why: 'A firewall that forbids DELETE lets it through in the clothes of a POST.',
    breaks: ['security.configuration.no-method-override'],
    reads: /toMatchObject[\s\S]*tags/,
    deviation: overridesMethod,
    category: 210,
  },
  {
    id: 'security-header-overrides-method-of-get',
    why: 'A link that is only looked at deletes an address.',
    breaks: ['security.configuration.no-method-override'],
    reads: /getAddress[\s\S]*status: expected 200 or 400 or 403 or 405, received 204/,
    deviation: {
      wire: on('GET-customer-retrieve-address-by-id', (exchange) => {
        if (exchange.request.headers['x-method-override'] === 'DELETE') replaceAnswer(exchange, 204);
      }),
    },
    category: 210,
  },
];
