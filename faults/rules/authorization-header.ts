import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { replaceAnswer } from '../wire.ts';

const refusalBodies = [
  'authorization.fault.missing-token',
  'authorization.fault.invalid-token',
  'authorization.fault.expired-token',
] as const;

const unnamed = { errorcode: 'messaging.adaptors.http.flow.ErrorResponseCode' };

export const authorizationHeaderFaults: readonly Fault[] = [
  {
    id: 'authorization-scheme-is-not-read',
    why: 'A proxy that strips Bearer headers lets the same token through under another name.',
    breaks: ['authorization.scheme.refuses-other-scheme'],
    reads: /getProfile[\s\S]*status: expected 401, received 200/,
    deviation: { rules: { bearerOf: (authorization) => authorization?.split(/ +/).at(-1) } },
    category: 206,
  },
  {
    id: 'authorization-scheme-digest-counts-as-bearer',
    why: 'A scheme that is meant to prove something more is taken for the one that proves nothing but possession.',
    breaks: ['authorization.scheme.refuses-other-scheme'],
    reads: /getProfile[\s\S]*status: expected 401, received 200/,
    deviation: {
      rules: { bearerOf: (authorization) => /^(?:Bearer|Digest) +(\S+) *$/i.exec(authorization ?? '')?.[1] },
    },
    category: 206,
  },
  {
    id: 'authorization-scheme-answers-400',
    why: 'A client that could log in again is told that its request is malformed.',
    breaks: ['authorization.scheme.refuses-other-scheme'],
    reads: /getProfile[\s\S]*status: expected 401, received 400/,
    deviation: {
      wire: (exchange) => {
        if (/^(?!Bearer )/i.test(exchange.request.headers['authorization'] ?? 'Bearer '))
          replaceAnswer(exchange, 400, { status: 400, type: 'bad_request', message: 'Unknown authorization scheme.' });
      },
    },
    category: 205,
  },
  {
    id: 'authorization-fault-is-service-error',
    why: 'A storefront that looks for the fault of the gateway finds none, and never renews a token.',
    breaks: [...refusalBodies],
    reads: /toMatchObject[\s\S]*"fault"/,
    deviation: {
      rules: { faultBody: ({ faultstring }) => ({ status: 401, type: 'unauthorized', message: faultstring }) },
    },
    category: 101,
  },
  {
    id: 'authorization-fault-of-missing-token-is-framework-error',
    why: 'The refusal of a forgotten token reads as an error of the service, and is searched for there.',
    breaks: ['authorization.fault.missing-token'],
    reads: /without a token[\s\S]*toMatchObject[\s\S]*"fault"/,
    deviation: {
      wire: (exchange) => {
        if (exchange.response.status === 401 && exchange.request.headers['authorization'] === undefined)
          replaceAnswer(exchange, 401, { status: 401, message: 'Full authentication is required.' });
      },
    },
    category: 101,
  },
  {
    id: 'authorization-fault-of-unknown-token-unnamed',
    why: 'A storefront cannot tell a dead token from an outage of the gateway.',
    breaks: ['authorization.fault.invalid-token'],
    reads: /with an unknown token[\s\S]*toMatchObject[\s\S]*oauth\.v2\.InvalidAccessToken/,
    deviation: {
      rules: {
        faultBody: (fault) =>
          fault.errorcode === 'oauth.v2.InvalidAccessToken'
            ? { fault: { faultstring: fault.faultstring, detail: unnamed } }
            : soundRules.faultBody(fault),
      },
    },
    category: 101,
  },
  {
    id: 'authorization-fault-of-expired-token-says-invalid',
    why: 'A storefront that renews expired tokens and drops invalid ones logs its customers out every hour.',
    breaks: ['authorization.fault.expired-token'],
    reads: /with an expired token[\s\S]*toMatchObject[\s\S]*access_token_expired/,
    deviation: {
      rules: { faultBody: (fault) => soundRules.faultBody({ ...fault, errorcode: 'oauth.v2.InvalidAccessToken' }) },
    },
    category: 101,
  },
];
