import type { Exchange } from '../../tenant/index.ts';
import type { Deviation, Fault } from '../fault.ts';
import { operationIds } from '../operation-ids.ts';
import { on, replaceAnswer } from '../wire.ts';

const wire = (applies: (exchange: Exchange) => boolean, act: (exchange: Exchange) => void): Deviation => ({
  wire: (exchange) => {
    if (applies(exchange)) act(exchange);
  },
});

/** No operation was met: a path that is not there, or a method that the path does not have. */
const unmet = (status: number) => (exchange: Exchange) =>
  exchange.operation === 'none' && exchange.response.status === status;
const isPreflight = ({ request }: Exchange): boolean => request.method === 'OPTIONS';

const refuses = (status: number, message: string) => (exchange: Exchange) => {
  replaceAnswer(exchange, status, { status, type: 'error', message });
};

const page = (exchange: Exchange): void => {
  exchange.response.status = 200;
  exchange.response.body = Buffer.from('<!doctype html><title>Shop</title>');
  exchange.response.headers['content-type'] = 'text/html';
};

export const protocolRouteFaults: readonly Fault[] = [
  {
    id: 'protocol-method-unsupported-crashes',
    why: 'Whoever mistypes a method looks at an outage.',
    breaks: ['protocol.method.refuses-unsupported'],
    reads: /signUp[\s\S]*status: expected 404 or 405, received 500/,
    deviation: wire(unmet(405), refuses(500, 'Request method is not supported.')),
    category: 100,
  },
  {
    id: 'protocol-method-unsupported-is-a-bad-request',
    why: 'A client that tries what a path can do is told that its request is malformed.',
    breaks: ['protocol.method.refuses-unsupported'],
    reads: /signUp[\s\S]*status: expected 404 or 405, received 400/,
    deviation: wire(unmet(405), refuses(400, 'Bad request.')),
    category: 101,
  },
  {
    id: 'protocol-method-delete-clears-addresses',
    why: 'A slip in a path deletes every address of a customer.',
    breaks: ['protocol.method.refuses-unsupported'],
    reads: /listAddresses[\s\S]*status: expected 404 or 405, received 204/,
    deviation: wire(
      (exchange) =>
        unmet(405)(exchange) && exchange.request.method === 'DELETE' && exchange.request.path.endsWith('/addresses'),
      (exchange) => {
        replaceAnswer(exchange, 204);
      },
    ),
    category: 210,
  },
  {
    id: 'protocol-path-unknown-answers-page',
    why: 'A storefront that mistypes a path parses the page of another one.',
    breaks: ['protocol.path.refuses-unknown'],
    reads: /getProfile[\s\S]*status: expected 404, received 200/,
    deviation: wire(unmet(404), page),
    category: 101,
  },
  {
    id: 'protocol-path-unknown-answers-403',
    why: 'A developer who mistypes a path looks for the missing scope.',
    breaks: ['protocol.path.refuses-unknown'],
    reads: /getProfile[\s\S]*status: expected 404, received 403/,
    deviation: wire(unmet(404), refuses(403, 'Missing Authentication Token')),
    category: 205,
  },
  {
    id: 'protocol-path-internal-is-open',
    why: 'What is only for the house is open to every customer who guesses its name.',
    breaks: ['protocol.path.refuses-unknown'],
    reads: /getProfile[\s\S]*status: expected 404, received 200/,
    deviation: wire(
      (exchange) => unmet(404)(exchange) && exchange.request.path.includes('/accounts/internal/'),
      (exchange) => {
        replaceAnswer(exchange, 200, {});
      },
    ),
    category: 210,
  },
  {
    id: 'protocol-preflight-demands-token',
    why: 'No storefront in a browser can change anything: its browser asks first, and sends no token.',
    breaks: ['protocol.preflight.is-answered'],
    reads: /updateProfile[\s\S]*status: expected 200 or 204, received 401/,
    deviation: wire(isPreflight, refuses(401, 'Unauthorized.')),
    category: 205,
  },
  {
    id: 'protocol-preflight-is-no-method',
    why: 'No storefront in a browser can change anything: its browser is told that asking is not allowed.',
    breaks: ['protocol.preflight.is-answered'],
    reads: /updateProfile[\s\S]*status: expected 200 or 204, received 405/,
    deviation: wire(isPreflight, refuses(405, 'Method not allowed.')),
  },
  {
    id: 'protocol-preflight-forgets-addresses',
    why: 'A storefront in a browser can change a profile and no address.',
    breaks: ['protocol.preflight.is-answered'],
    reads: /updateAddress[\s\S]*status: expected 200 or 204, received 404/,
    deviation: wire(
      (exchange) => isPreflight(exchange) && exchange.request.path.includes('/addresses/'),
      refuses(404, 'No endpoint'),
    ),
  },
];

/** A tenant that stumbles over a header of languages. */
const stumbles = (
  header: 'accept-language' | 'content-language',
  names: (value: string) => boolean,
  status: number,
): Deviation =>
  wire(
    ({ operation, request }) => operation !== 'none' && names(request.headers[header] ?? ''),
    refuses(status, 'The language is not supported.'),
  );

export const protocolLanguageFaults: readonly Fault[] = [
  {
    id: 'protocol-languages-unknown-not-acceptable',
    why: 'Customers whose browser speaks a language the tenant does not cannot log in.',
    breaks: ['protocol.headers.languages-are-harmless'],
    reads: /logIn[\s\S]*status: expected 200, received 406/,
    deviation: stumbles('accept-language', (value) => value.startsWith('fr'), 406),
  },
  {
    id: 'protocol-languages-any-crashes',
    why: 'A client that takes any language gets an outage.',
    breaks: ['protocol.headers.languages-are-harmless'],
    reads: /logIn[\s\S]*status: expected 200, received 500/,
    deviation: stumbles('accept-language', (value) => value === '*', 500),
    category: 100,
  },
  {
    id: 'protocol-languages-of-body-unsupported',
    why: 'A storefront that says in which language an address is written can store none.',
    breaks: ['protocol.headers.languages-are-harmless'],
    reads: /logIn[\s\S]*status: expected 200, received 415/,
    deviation: stumbles('content-language', (value) => value === 'de', 415),
  },
  {
    id: 'protocol-languages-hide-addresses',
    why: 'An address that was stored in one language is not found in another.',
    breaks: ['protocol.headers.languages-are-harmless'],
    reads: /getAddress[\s\S]*status: expected 200, received 404/,
    deviation: {
      wire: on(operationIds.getAddress, (exchange) => {
        if ((exchange.request.headers['accept-language'] ?? 'en').startsWith('fr'))
          refuses(404, 'Not found.')(exchange);
      }),
    },
  },
];
