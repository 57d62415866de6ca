import { must, should, type Requirement } from './requirement.ts';

const storefront = 'OpenAPI customer-management: introduction; tokens and scopes: Storefront API; Fetch: CORS protocol';
const clients = 'public clients b2b-showcase and emporix-sdk; Fetch: CORS protocol';

/** What a page of the storefront can send and read, as its browser judges it: see docs/decisions/browser-storefronts.md. */
export const cors = {
  'cors.preflight.allows-documented-requests': must(
    'A browser is told that a page of the storefront may send every operation of guests and customers, with Authorization and the other documented headers.',
    storefront,
  ),
  'cors.preflight.allows-headers-of-clients': should(
    'A browser is told that a page may send the headers Emporix-Tenant and X-Version of public clients as well.',
    clients,
  ),
  'cors.preflight.names-authorization': should(
    'A browser is told by name that a page may send Authorization, for which a star does not stand.',
    'Fetch: CORS-preflight fetch, CORS non-wildcard request-header name',
  ),
  'cors.success.is-readable': must(
    'A page of the storefront may read every answer to a request that succeeds.',
    storefront,
  ),
  'cors.refusal.of-service-is-readable': must(
    'A page of the storefront may read every refusal of the service.',
    storefront,
  ),
  'cors.refusal.of-gateway-is-readable': must(
    'A page of the storefront may read the refusal of a token that is missing or not valid.',
    storefront,
  ),
} satisfies Record<string, Requirement>;
