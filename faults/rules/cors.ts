import type { Exchange, WireHook } from '../../tenant/index.ts';
import { replaceAnswer } from '../exchange.ts';
import { fault, type Fault } from '../fault.ts';
import { setsMembers } from '../rule-families.ts';

const allowOrigin = 'access-control-allow-origin';

const isPreflight = ({ request }: Exchange): boolean => request.method === 'OPTIONS';

/** A tenant that leaves out what a browser waits for, under a condition. */
const withoutCors =
  (when: (exchange: Exchange) => boolean): WireHook =>
  (exchange) => {
    if (!when(exchange)) return;
    const { headers } = exchange.response;
    for (const name of Object.keys(headers))
      if (name.startsWith('access-control-')) Reflect.deleteProperty(headers, name);
  };

const isFault = ({ response }: Exchange): boolean => response.status === 401 && response.body.includes('faultstring');

/** What a browser does not send for it. */
const notSent = (why: string) => ({ assertion: new RegExp(`a browser does not send[\\s\\S]*${why}`) });
const kept = { assertion: /that a browser keeps from the page/ };

/** What a browser keeps from the pages of a storefront. */
export const corsFaults: readonly Fault[] = [
  fault('cors-is-switched-off', 'cors.success.is-readable', {
    why: 'No storefront in a browser can make one call.',
    alsoBreaks: [
      'cors.preflight.allows-documented-requests',
      'cors.preflight.allows-headers-of-clients',
      'cors.refusal.of-service-is-readable',
      'cors.refusal.of-gateway-is-readable',
    ],
    failurePattern: { assertion: /browser (does not send|keeps from)[\s\S]*no access-control-allow-origin/ },
    wire: withoutCors(() => true),
  }),
  fault('cors-of-another-origin', 'cors.success.is-readable', {
    why: 'The tenant answers the pages of the shop it was copied from.',
    failurePattern: { assertion: /access-control-allow-origin is https:\/\/shop.example"/ },
    deviation: setsMembers('corsHeaders', { [allowOrigin]: 'https://shop.example' }),
    alsoBreaks: [
      'cors.refusal.of-service-is-readable',
      'cors.refusal.of-gateway-is-readable',
      'cors.preflight.allows-documented-requests',
      'cors.preflight.allows-headers-of-clients',
    ],
  }),
  fault('cors-is-said-twice', 'cors.success.is-readable', {
    why: 'Service and gateway both add their header, and a browser takes neither.',
    failurePattern: kept,
    wire: ({ operation, response }) => {
      if (operation !== 'none' && response.status < 300) response.headers[allowOrigin] = '*, *';
    },
  }),
  fault('cors-of-posts-is-forgotten', 'cors.success.is-readable', {
    why: 'A customer who adds an address is told that the shop is down, and adds it again.',
    failurePattern: kept,
    wire: withoutCors(
      ({ operation, request, response }) => operation !== 'none' && request.method === 'POST' && response.status < 300,
    ),
  }),
  fault('cors-of-refusals-is-forgotten', 'cors.refusal.of-service-is-readable', {
    why: 'A mistyped password looks like an outage, as the page is not shown why.',
    failurePattern: kept,
    wire: withoutCors(
      (exchange) => exchange.operation !== 'none' && exchange.response.status >= 400 && !isFault(exchange),
    ),
  }),
  fault('cors-of-gateway-is-forgotten', 'cors.refusal.of-gateway-is-readable', {
    why: 'A page cannot tell that its token is over from a broken network, and never logs in anew.',
    failurePattern: kept,
    wire: withoutCors(isFault),
  }),
  fault('star-stands-for-authorization', 'cors.preflight.names-authorization', {
    why: 'Browsers that keep to the standard send no token, and no customer can do anything there.',
    failurePattern: { assertion: /Authorization is not allowed by its name/ },
    deviation: setsMembers('preflightHeaders', { 'access-control-allow-headers': '*' }),
  }),
  fault('cors-preflight-knows-no-authorization', 'cors.preflight.allows-documented-requests', {
    why: 'A guest can look around, and nobody can log in.',
    failurePattern: [notSent('lacks authorization'), { assertion: /not allowed by its name/ }],
    alsoBreaks: ['cors.preflight.names-authorization', 'cors.preflight.allows-headers-of-clients'],
    deviation: setsMembers('preflightHeaders', { 'access-control-allow-headers': 'Content-Type, session-id' }),
  }),
  fault('cors-preflight-knows-no-patch', 'cors.preflight.allows-documented-requests', {
    why: 'A storefront in a browser reads everything and changes nothing.',
    failurePattern: notSent('lacks PATCH'),
    alsoBreaks: ['cors.preflight.allows-headers-of-clients'],
    deviation: setsMembers('preflightHeaders', { 'access-control-allow-methods': 'GET, POST, OPTIONS' }),
  }),
  fault('cors-preflight-in-lower-case', 'cors.preflight.allows-documented-requests', {
    why: 'Methods are told apart by case, and a browser asks for PATCH.',
    failurePattern: notSent('lacks PATCH'),
    alsoBreaks: ['cors.preflight.allows-headers-of-clients'],
    deviation: setsMembers('preflightHeaders', { 'access-control-allow-methods': 'get, post, put, patch, delete' }),
  }),
  fault('cors-preflight-knows-no-session-id', 'cors.preflight.allows-documented-requests', {
    why: 'Whoever comes by social login loses the cart of the guest.',
    failurePattern: notSent('lacks (session-id|emporix-tenant)'),
    alsoBreaks: ['cors.preflight.allows-headers-of-clients'],
    deviation: setsMembers('preflightHeaders', { 'access-control-allow-headers': 'Authorization, Content-Type' }),
  }),
  fault('cors-preflight-is-sent-elsewhere', 'cors.preflight.allows-documented-requests', {
    why: 'A browser follows no redirect before it has permission.',
    failurePattern: [notSent('answered 301'), { operation: 'updateProfile', check: 'status', status: 301 }],
    alsoBreaks: ['cors.preflight.allows-headers-of-clients', 'protocol.preflight.is-answered'],
    wire: (exchange) => {
      if (!isPreflight(exchange)) return;
      replaceAnswer(exchange, 301);
      exchange.response.headers['location'] = `${exchange.request.path}/`;
    },
  }),
  fault('cors-preflight-separates-by-semicolons', 'cors.preflight.allows-documented-requests', {
    why: 'What is no list allows nothing.',
    failurePattern: [notSent('is no list of headers'), { assertion: /not allowed by its name/ }],
    alsoBreaks: ['cors.preflight.allows-headers-of-clients', 'cors.preflight.names-authorization'],
    deviation: setsMembers('preflightHeaders', {
      'access-control-allow-headers': 'Authorization; Content-Type; session-id',
    }),
  }),
  fault('cors-preflight-knows-no-client', 'cors.preflight.allows-headers-of-clients', {
    why: 'The published storefront and the published SDK stand still in a browser.',
    failurePattern: { assertion: /why a browser does not send what public clients do/ },
    deviation: setsMembers('preflightHeaders', {
      'access-control-allow-headers': 'Authorization, Content-Type, session-id',
    }),
  }),
];
