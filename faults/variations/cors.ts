import type { Exchange } from '../../tenant/index.ts';
import { setsMembers } from '../rule-families.ts';
import { variation, type Variation } from '../variation.ts';

const origins = ['https://shop.example.test', 'https://b2b.example.test'];
const allowOrigin = 'access-control-allow-origin';
const allowMethods = 'access-control-allow-methods';
const allowHeaders = 'access-control-allow-headers';

const isPreflight = ({ request }: Exchange): boolean => request.method === 'OPTIONS';

/** What a browser may be told by a sound tenant. */
export const cors: readonly Variation[] = [
  variation('cors-for-configured-origins', {
    why: 'A tenant may answer the pages of its own storefronts only.',
    wire: ({ request, response }) => {
      const { origin = '' } = request.headers;
      response.headers['vary'] = 'Origin';
      if (origins.includes(origin)) response.headers[allowOrigin] = origin;
      else Reflect.deleteProperty(response.headers, allowOrigin);
    },
  }),
  variation('cors-with-credentials-for-configured-origins', {
    why: 'Credentials for origins that are known by name harm nobody.',
    wire: ({ request, response }) => {
      const { origin = '' } = request.headers;
      if (!origins.includes(origin)) return;
      Object.assign(response.headers, {
        [allowOrigin]: origin,
        'access-control-allow-credentials': 'true',
        vary: 'Origin',
      });
    },
  }),
  variation('cors-only-where-it-is-asked-for', {
    why: 'A request without Origin is no browser’s.',
    wire: ({ request, response }) => {
      if (request.headers['origin'] === undefined) Reflect.deleteProperty(response.headers, allowOrigin);
    },
  }),
  variation('cors-preflight-repeats-what-is-asked', {
    why: 'A preflight may be answered for the very request that it asks for.',
    wire: (exchange) => {
      if (!isPreflight(exchange)) return;
      const { request, response } = exchange;
      response.headers[allowMethods] = request.headers['access-control-request-method'] ?? '';
      response.headers[allowHeaders] = request.headers['access-control-request-headers'] ?? '';
    },
  }),
  variation('cors-preflight-names-what-needs-naming', {
    why: 'GET and POST need no permission, and the names of headers are told in any case.',
    rules: {
      preflightHeaders: () => ({
        [allowMethods]: 'PUT,PATCH,DELETE',
        [allowHeaders]: 'AUTHORIZATION,content-type,Session-Id,emporix-tenant,X-Version',
      }),
    },
  }),
  variation('cors-preflight-by-stars', {
    why: 'Without cookies a star stands for every method, and for every header but Authorization.',
    rules: { preflightHeaders: () => ({ [allowMethods]: '*', [allowHeaders]: 'authorization, *' }) },
  }),
  variation('cors-preflight-has-a-body', {
    why: 'A browser takes every status of success, and no notice of a body.',
    wire: (exchange) => {
      if (!isPreflight(exchange)) return;
      exchange.response.status = 200;
      exchange.response.body = Buffer.from('{}');
      exchange.response.headers['content-type'] = 'application/json';
    },
  }),
  variation('cors-preflight-without-unknown-headers', {
    why: 'The headers of public clients are not documented.',
    ...setsMembers('preflightHeaders', { [allowHeaders]: 'Authorization, Content-Type, session-id' }),
    advises: ['cors.preflight.allows-headers-of-clients'],
  }),
];
