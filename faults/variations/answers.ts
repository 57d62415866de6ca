import { randomUUID } from 'node:crypto';
import type { WireHook } from '../../tenant/index.ts';
import { isObject } from '../../tenant/json.ts';
import { replacesAnswer } from '../answer-families.ts';
import { replaceAnswer } from '../exchange.ts';
import { variation, type Variation } from '../variation.ts';
import { deeply, inBodies, written } from './answer-hooks.ts';

const patches = ['updateProfile', 'updateAddress', 'patchCustomer'] as const;
/** Data of the customer's own, which stays as it is. */
const own = ['mixins'];

const declaredAs =
  (mediaType: string): WireHook =>
  ({ response }) => {
    if (response.body.length > 0) response.headers['content-type'] = mediaType;
  };

/** What answers look like: their bodies as such, and their headers. */
export const answers: readonly Variation[] = [
  variation('patch-answers-204', {
    why: 'An empty 200 says no more than 204, which clients in the field take.',
    ...replacesAnswer(patches, 200, 204),
  }),
  variation('patch-returns-a-body', {
    why: 'The documentation of PATCH shows no body, clients in the field expect one: having none is a SHOULD.',
    ...replacesAnswer(patches, 200, 200, (_, { request }) => ({
      ...(isObject(request.body) && request.body),
      id: 'own',
    })),
    advises: ['protocol.empty.has-no-body'],
  }),
  variation('empty-answers-are-braces', {
    why: 'An empty object says no more than an empty body: having none is a SHOULD.',
    wire: (exchange) => {
      const { body, status } = exchange.response;
      if (body.length === 0 && [200, 202].includes(status)) replaceAnswer(exchange, status, {});
    },
    advises: ['protocol.empty.has-no-body'],
  }),
  variation('removal-answers-204', {
    why: 'The specification says 202 for the removal of a customer, a client in the field says 204.',
    ...replacesAnswer('removeCustomer', 202, 204),
  }),
  variation('count-under-its-other-name', {
    why: 'The header is called Count in one place and X-Total-Count in another.',
    wire: ({ response: { headers } }) => {
      if (headers['count'] === undefined) return;
      headers['x-total-count'] = headers['count'];
      delete headers['count'];
      headers['access-control-expose-headers'] = 'X-Total-Count';
    },
  }),
  variation('undeclared-members-everywhere', {
    why: 'No schema forbids further members.',
    wire: inBodies((body) =>
      deeply(body, (object) => ({ ...object, yrn: 'urn:example', x_links: [{ rel: 'self', href: null }] }), own),
    ),
  }),
  variation('further-headers', {
    why: 'Nothing says which headers an answer has besides.',
    wire: ({ response: { headers } }) => {
      Object.assign(headers, {
        'x-request-id': randomUUID(),
        'x-correlation-id': randomUUID(),
        'strict-transport-security': 'max-age=31536000',
        'x-content-type-options': 'nosniff',
        'set-cookie': 'affinity=node-3; Path=/; HttpOnly',
        'server-timing': 'app;dur=4',
        'content-language': 'en',
        vary: 'Origin, Accept-Encoding',
        via: '1.1 gateway',
      });
      headers['cache-control'] ??= 'private, no-cache';
    },
  }),
  variation('fewest-headers', {
    why: 'Of the headers of an answer only a few are documented or needed by browsers; the others are left out.',
    wire: ({ request, response: { headers } }) => {
      if (request.method === 'OPTIONS') return;
      const documented = [
        'content-type',
        'cache-control',
        'count',
        'x-total-count',
        'access-control-allow-origin',
        'access-control-expose-headers',
      ];
      for (const name of Object.keys(headers)) if (!documented.includes(name)) Reflect.deleteProperty(headers, name);
    },
  }),
  variation('stricter-cache-control', {
    why: 'Who says no-store may say more, and leave out Pragma.',
    wire: ({ response: { headers } }) => {
      delete headers['pragma'];
      headers['cache-control'] = 'no-cache, No-Store, must-revalidate, private, max-age=0';
    },
  }),
  variation('members-in-another-order', {
    why: 'The order of the members of a JSON object means nothing.',
    wire: inBodies((body) => deeply(body, (object) => Object.fromEntries(Object.entries(object).toReversed()), [])),
  }),
  variation('json-is-indented', {
    why: 'White space between the tokens of JSON means nothing.',
    wire: written((body) => `\r\n${JSON.stringify(body, null, '\t')}\n`),
  }),
  variation('json-is-escaped', {
    why: 'A character may be written as an escape.',
    wire: written((body) =>
      JSON.stringify(body).replace(
        /[^ -~]|\//g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`,
      ),
    ),
  }),
  variation('media-type-without-charset', {
    why: 'JSON is UTF-8 without saying so.',
    wire: declaredAs('application/json'),
  }),
  variation('media-type-in-another-spelling', {
    why: 'Media types and their parameters are spelt in any case.',
    wire: declaredAs('Application/JSON;charset="UTF-8"'),
  }),
];
