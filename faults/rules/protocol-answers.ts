import { soundRules, type Exchange } from '../../tenant/index.ts';
import type { Deviation, Fault } from '../fault.ts';
import { operationIds } from '../operation-ids.ts';
import { bodyOf, on, replaceAnswer } from '../wire.ts';

const declares = (type: string) => (exchange: Exchange) => {
  if (exchange.response.body.length > 0) exchange.response.headers['content-type'] = type;
};

const encoded = (encode: (text: string) => Buffer, type: string): Deviation => ({
  wire: on(operationIds.getAddress, ({ response }) => {
    if (response.status !== 200) return;
    response.body = encode(response.body.toString('utf8'));
    response.headers['content-type'] = type;
  }),
});

export const protocolJsonFaults: readonly Fault[] = [
  {
    id: 'protocol-json-declared-as-text',
    why: 'A client that parses by media type hands its caller a text in place of an object.',
    breaks: ['protocol.json.declares-media-type'],
    reads: /addAddress[\s\S]*media type: expected application\/json, received text\/plain/,
    deviation: { wire: on(operationIds.addAddress, declares('text/plain; charset=utf-8')) },
    category: 101,
  },
  {
    id: 'protocol-json-of-lists-declared-as-vendor-type',
    why: 'A client that asks for application/json drops what it has no parser for.',
    breaks: ['protocol.json.declares-media-type'],
    reads: /an answer 200[\s\S]*Received string: .*application\/hal\+json/,
    deviation: { wire: on(operationIds.listAddresses, declares('application/hal+json')) },
    category: 101,
  },
  {
    id: 'protocol-json-of-errors-declared-as-problem',
    why: 'A storefront that reads the message of every JSON error shows none.',
    breaks: ['protocol.json.declares-media-type'],
    reads: /an answer 4\d\d[\s\S]*Received string: .*application\/problem\+json/,
    deviation: {
      wire: (exchange) => {
        if (exchange.response.status >= 400) declares('application/problem+json')(exchange);
      },
    },
    category: 101,
  },
  {
    id: 'protocol-json-undeclared',
    why: 'A client left to guess takes an address for a download.',
    breaks: ['protocol.json.declares-media-type'],
    reads:
      /getProfile[\s\S]*media type: expected application\/json, received (no content type|application\/octet-stream)/,
    deviation: { wire: on(operationIds.getProfile, declares('application/octet-stream')) },
    category: 101,
  },
  {
    id: 'protocol-json-in-latin-1',
    why: 'A parcel to Zoë is addressed to Zo�.',
    breaks: ['protocol.json.is-utf-8'],
    reads: /getAddress[\s\S]*encoding: expected UTF-8, received bytes that are not UTF-8/,
    deviation: encoded((text) => Buffer.from(text, 'latin1'), 'application/json'),
    category: 101,
  },
  {
    id: 'protocol-json-declared-as-latin-1',
    why: 'A client that believes the charset addresses a parcel to ZoÃ«.',
    breaks: ['protocol.json.is-utf-8'],
    reads: /getAddress[\s\S]*encoding: expected UTF-8, received charset=iso-8859-1/,
    deviation: encoded((text) => Buffer.from(text), 'application/json; charset=ISO-8859-1'),
    category: 101,
  },
  {
    id: 'protocol-json-encoded-twice',
    why: 'A parcel to Zoë is addressed to ZoÃ«.',
    breaks: ['protocol.json.is-utf-8'],
    reads: /toMatchObject[\s\S]*"contactName"/,
    deviation: encoded((text) => Buffer.from(Buffer.from(text).toString('latin1')), 'application/json; charset=utf-8'),
    category: 101,
  },
  {
    id: 'protocol-json-without-rare-characters',
    why: 'A parcel to 東京 has no city.',
    breaks: ['protocol.json.is-utf-8'],
    reads: /toMatchObject[\s\S]*"(contactName|street|city)"/,
    deviation: encoded((text) => Buffer.from(text.replaceAll(/[^\x20-\xff]/g, '?')), 'application/json'),
    category: 101,
  },
  {
    id: 'protocol-json-without-emoji',
    why: 'A column of three bytes per character cuts a text off at the first character that needs four.',
    breaks: ['protocol.json.is-utf-8'],
    reads: /toMatchObject[\s\S]*"city"/,
    deviation: encoded((text) => Buffer.from(text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '')), 'application/json'),
    category: 101,
  },
];

const says = (name: keyof typeof operationIds, text: string): Deviation => ({
  wire: on(operationIds[name], ({ response }) => {
    if (response.status !== 200) return;
    response.body = Buffer.from(text);
    response.headers['content-type'] = 'application/json';
  }),
});

export const protocolErrorFaults: readonly Fault[] = [
  {
    id: 'protocol-empty-answers-object',
    why: 'A generated client that expects nothing fails on what it finds.',
    breaks: ['protocol.empty.has-no-body'],
    reads: /the length of an answer 200[\s\S]*Received: .*2/,
    deviation: says('updateProfile', '{}'),
    category: 101,
  },
  {
    id: 'protocol-empty-answers-what-was-stored',
    why: 'A storefront comes to rely on a body that the documentation does not promise.',
    breaks: ['protocol.empty.has-no-body'],
    reads: /the length of an answer 200/,
    deviation: says('updateAddress', '{"id":"0a1b2c3d4e"}'),
    category: 101,
  },
  {
    id: 'protocol-error-without-message',
    why: 'A storefront has nothing to show its customer but a number.',
    breaks: ['protocol.error.carries-message'],
    reads: /\/message: expected a string \(required\), received nothing/,
    deviation: {
      rules: { errorBody: ({ status, type }) => ({ status, type, details: [] }) },
    },
    category: 101,
  },
  {
    id: 'protocol-error-message-blank',
    why: 'A storefront shows its customer an empty red box.',
    breaks: ['protocol.error.carries-message'],
    reads: /an error 4\d\d[\s\S]*message[\s\S]*""/,
    deviation: { rules: { errorBody: (problem) => soundRules.errorBody({ ...problem, message: '' }) } },
    category: 101,
  },
  {
    id: 'protocol-error-message-under-another-name',
    why: 'A storefront that reads the documented member shows its customer "undefined".',
    breaks: ['protocol.error.carries-message'],
    reads: /\/message: expected a string \(required\), received nothing/,
    deviation: {
      rules: { errorBody: ({ status, type, message }) => ({ status, error: type, error_description: message }) },
    },
    category: 101,
  },
  {
    id: 'protocol-error-status-always-400',
    why: 'A storefront that reads the body takes a taken e-mail for a malformed one.',
    breaks: ['protocol.error.status-agrees'],
    reads: /an error 4(04|09)[\s\S]*status[\s\S]*40[49][\s\S]*400/,
    deviation: { rules: { errorBody: (problem) => soundRules.errorBody({ ...problem, status: 400 }) } },
    category: 101,
  },
  {
    id: 'protocol-error-status-of-upstream',
    why: 'The status of a service behind shows through, and dashboards count outages that were none.',
    breaks: ['protocol.error.status-agrees'],
    reads: /an error 409[\s\S]*status[\s\S]*409[\s\S]*500/,
    deviation: {
      rules: {
        errorBody: (problem) => soundRules.errorBody(problem.status === 409 ? { ...problem, status: 500 } : problem),
      },
    },
    category: 101,
  },
  {
    id: 'protocol-error-status-of-a-renewal-without-token',
    why: 'A storefront that forgot the token is told to log in anew, and loses the cart of its guest.',
    breaks: ['protocol.error.status-agrees'],
    reads: /an error 400 of refreshAnonymousToken[\s\S]*status[\s\S]*400[\s\S]*401/,
    deviation: {
      wire: on('GET-oauth-refresh-anonymous-access-token', (exchange) => {
        const { status } = exchange.response;
        if (status === 400) replaceAnswer(exchange, status, { ...bodyOf(exchange), status: 401 });
      }),
    },
    category: 101,
  },
];
