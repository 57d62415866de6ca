import type { Exchange, WireHook } from '../../tenant/index.ts';
import { replacesAnswerWhen } from '../answer-families.ts';
import { fault, type Deviation, type Fault } from '../fault.ts';

/** No operation was met: a path that is not there, or a method that the path does not have. */
const unmet = (status: number) => (exchange: Exchange) =>
  exchange.operation === 'none' && exchange.response.status === status;

const isPreflight = ({ request }: Exchange): boolean => request.method === 'OPTIONS';

const page: WireHook = (exchange) => {
  if (!unmet(404)(exchange)) return;
  exchange.response.status = 200;
  exchange.response.body = Buffer.from('<!doctype html><title>Shop</title>');
  exchange.response.headers['content-type'] = 'text/html';
};

/** A tenant that stumbles over a header of languages. */
const stumbles = (
  header: 'accept-language' | 'content-language',
  names: (value: string) => boolean,
  status: number,
): Deviation =>
  replacesAnswerWhen(
    'any',
    status,
    'The language is not supported.',
    ({ operation, request }) => operation !== 'none' && names(request.headers[header] ?? ''),
  );

export const protocolRouteFaults: readonly Fault[] = [
  fault('protocol-method-unsupported-crashes', 'protocol.method.refuses-unsupported', {
    why: 'Whoever mistypes a method looks at an outage.',
    failurePattern: { operation: 'signUp', check: 'status', expected: 404, status: 500 },
    deviation: replacesAnswerWhen('any', 500, 'Request method is not supported.', unmet(405)),
    category: 100,
  }),
  fault('protocol-method-unsupported-is-a-bad-request', 'protocol.method.refuses-unsupported', {
    why: 'A client that tries what a path can do is told that its request is malformed.',
    failurePattern: { operation: 'signUp', check: 'status', expected: 404, status: 400 },
    deviation: replacesAnswerWhen('any', 400, 'Bad request.', unmet(405)),
    category: 101,
  }),
  fault('protocol-method-delete-clears-addresses', 'protocol.method.refuses-unsupported', {
    why: 'A slip in a path deletes every address of a customer.',
    failurePattern: { operation: 'listAddresses', check: 'status', expected: 404, status: 204 },
    deviation: replacesAnswerWhen('any', 204, undefined, (exchange) => {
      const { method, path } = exchange.request;
      return unmet(405)(exchange) && method === 'DELETE' && path.endsWith('/addresses');
    }),
    category: 210,
  }),
  fault('protocol-path-unknown-answers-page', 'protocol.path.refuses-unknown', {
    why: 'A storefront that mistypes a path parses the page of another one.',
    failurePattern: { operation: 'getProfile', check: 'status', expected: 404, status: 200 },
    wire: page,
    category: 101,
  }),
  fault('protocol-path-unknown-answers-403', 'protocol.path.refuses-unknown', {
    why: 'A developer who mistypes a path looks for the missing scope.',
    failurePattern: { operation: 'getProfile', check: 'status', expected: 404, status: 403 },
    deviation: replacesAnswerWhen('any', 403, 'Missing Authentication Token', unmet(404)),
    category: 205,
  }),
  fault('protocol-path-internal-is-open', 'protocol.path.refuses-unknown', {
    why: 'What is only for the house is open to every customer who guesses its name.',
    failurePattern: { operation: 'getProfile', check: 'status', expected: 404, status: 200 },
    deviation: replacesAnswerWhen(
      'any',
      200,
      {},
      (exchange) => unmet(404)(exchange) && exchange.request.path.includes('/accounts/internal/'),
    ),
    category: 210,
  }),
  fault('protocol-preflight-demands-token', 'protocol.preflight.is-answered', {
    why: 'No storefront in a browser can change anything: its browser asks first, and sends no token.',
    failurePattern: { operation: 'updateProfile', check: 'status', expected: 200, status: 401 },
    deviation: replacesAnswerWhen('any', 401, 'Unauthorized.', isPreflight),
    category: 205,
  }),
  fault('protocol-preflight-is-no-method', 'protocol.preflight.is-answered', {
    why: 'No storefront in a browser can change anything: its browser is told that asking is not allowed.',
    failurePattern: { operation: 'updateProfile', check: 'status', expected: 200, status: 405 },
    deviation: replacesAnswerWhen('any', 405, 'Method not allowed.', isPreflight),
  }),
  fault('protocol-preflight-forgets-addresses', 'protocol.preflight.is-answered', {
    why: 'A storefront in a browser can change a profile and no address.',
    failurePattern: { operation: 'updateAddress', check: 'status', expected: 200, status: 404 },
    deviation: replacesAnswerWhen(
      'any',
      404,
      'No endpoint',
      (exchange) => isPreflight(exchange) && exchange.request.path.includes('/addresses/'),
    ),
  }),
  fault('protocol-languages-unknown-not-acceptable', 'protocol.headers.languages-are-harmless', {
    why: 'Customers whose browser speaks a language the tenant does not cannot log in.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 200, status: 406 },
    deviation: stumbles('accept-language', (value) => value.startsWith('fr'), 406),
  }),
  fault('protocol-languages-any-crashes', 'protocol.headers.languages-are-harmless', {
    why: 'A client that takes any language gets an outage.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 200, status: 500 },
    deviation: stumbles('accept-language', (value) => value === '*', 500),
    category: 100,
  }),
  fault('protocol-languages-of-body-unsupported', 'protocol.headers.languages-are-harmless', {
    why: 'A storefront that says in which language an address is written can store none.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 200, status: 415 },
    deviation: stumbles('content-language', (value) => value === 'de', 415),
  }),
  fault('protocol-languages-hide-addresses', 'protocol.headers.languages-are-harmless', {
    why: 'An address that was stored in one language is not found in another.',
    failurePattern: { operation: 'getAddress', check: 'status', expected: 200, status: 404 },
    deviation: replacesAnswerWhen('getAddress', 404, 'Not found.', ({ request }) =>
      (request.headers['accept-language'] ?? 'en').startsWith('fr'),
    ),
  }),
];
