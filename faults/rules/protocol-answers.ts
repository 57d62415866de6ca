import type { Exchange } from '../../tenant/index.ts';
import { replacesAnswer } from '../answer-families.ts';
import { on } from '../exchange.ts';
import { fault, type Deviation, type Fault } from '../fault.ts';
import { changesArgument } from '../rule-families.ts';

const declares = (type: string) => (exchange: Exchange) => {
  if (exchange.response.body.length > 0) exchange.response.headers['content-type'] = type;
};

const encoded = (encode: (text: string) => Buffer, type: string): Deviation => ({
  wire: on('getAddress', ({ response }) => {
    if (response.status !== 200) return;
    response.body = encode(response.body.toString('utf8'));
    response.headers['content-type'] = type;
  }),
});

export const protocolAnswerFaults: readonly Fault[] = [
  fault('protocol-json-declared-as-text', 'protocol.json.declares-media-type', {
    why: 'A client that parses by media type hands its caller a text in place of an object.',
    failurePattern: { operation: 'addAddress', check: 'media type' },
    wire: on('addAddress', declares('text/plain; charset=utf-8')),
    category: 101,
  }),
  fault('protocol-json-of-lists-declared-as-vendor-type', 'protocol.json.declares-media-type', {
    why: 'A client that asks for application/json drops what it has no parser for.',
    failurePattern: { assertion: /an answer 200[\s\S]*Received string: .*application\/hal\+json/ },
    wire: on('listAddresses', declares('application/hal+json')),
    category: 101,
  }),
  fault('protocol-json-of-errors-declared-as-problem', 'protocol.json.declares-media-type', {
    why: 'A storefront that reads the message of every JSON error shows none.',
    failurePattern: { assertion: /an answer 4\d\d[\s\S]*Received string: .*application\/problem\+json/ },
    wire: (exchange) => {
      if (exchange.response.status >= 400) declares('application/problem+json')(exchange);
    },
    category: 101,
  }),
  fault('protocol-json-undeclared', 'protocol.json.declares-media-type', {
    why: 'A client left to guess takes an address for a download.',
    failurePattern: { operation: 'getProfile', check: 'media type' },
    wire: on('getProfile', declares('application/octet-stream')),
    category: 101,
  }),
  fault('protocol-json-in-latin-1', 'protocol.json.is-utf-8', {
    why: 'A parcel to Zoë is addressed to Zo�.',
    failurePattern: { operation: 'getAddress', check: 'encoding' },
    deviation: encoded((text) => Buffer.from(text, 'latin1'), 'application/json'),
    category: 101,
  }),
  fault('protocol-json-declared-as-latin-1', 'protocol.json.is-utf-8', {
    why: 'A client that believes the charset addresses a parcel to ZoÃ«.',
    failurePattern: { operation: 'getAddress', check: 'encoding' },
    deviation: encoded((text) => Buffer.from(text), 'application/json; charset=ISO-8859-1'),
    category: 101,
  }),
  fault('protocol-json-encoded-twice', 'protocol.json.is-utf-8', {
    why: 'A parcel to Zoë is addressed to ZoÃ«.',
    failurePattern: { assertion: /toMatchObject[\s\S]*"contactName"/ },
    deviation: encoded((text) => Buffer.from(Buffer.from(text).toString('latin1')), 'application/json; charset=utf-8'),
    category: 101,
  }),
  fault('protocol-json-without-rare-characters', 'protocol.json.is-utf-8', {
    why: 'A parcel to 東京 has no city.',
    failurePattern: { assertion: /toMatchObject[\s\S]*"(contactName|street|city)"/ },
    deviation: encoded((text) => Buffer.from(text.replaceAll(/[^\x20-\xff]/g, '?')), 'application/json'),
    category: 101,
  }),
  fault('protocol-json-without-emoji', 'protocol.json.is-utf-8', {
    why: 'A column of three bytes per character cuts a text off at the first character that needs four.',
    failurePattern: { assertion: /toMatchObject[\s\S]*"city"/ },
    deviation: encoded((text) => Buffer.from(text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '')), 'application/json'),
    category: 101,
  }),
  fault('protocol-empty-answers-object', 'protocol.empty.has-no-body', {
    why: 'A generated client that expects nothing fails on what it finds.',
    failurePattern: { assertion: /the length of an answer 200[\s\S]*Received: .*2/ },
    deviation: replacesAnswer('updateProfile', 200, 200, {}),
    category: 101,
  }),
  fault('protocol-empty-answers-what-was-stored', 'protocol.empty.has-no-body', {
    why: 'A storefront comes to rely on a body that the documentation does not promise.',
    failurePattern: { assertion: /the length of an answer 200/ },
    deviation: replacesAnswer('updateAddress', 200, 200, { id: '0a1b2c3d4e' }),
    category: 101,
  }),
  fault('protocol-error-without-message', 'protocol.error.carries-message', {
    why: 'A storefront has nothing to show its customer but a number.',
    failurePattern: { check: 'schema', pointer: '/message', keyword: 'required' },
    rules: { errorBody: ({ status, type }) => ({ status, type, details: [] }) },
    category: 101,
  }),
  fault('protocol-error-message-blank', 'protocol.error.carries-message', {
    why: 'A storefront shows its customer an empty red box.',
    failurePattern: { assertion: /an error 4\d\d[\s\S]*message[\s\S]*""/ },
    deviation: changesArgument('errorBody', 0, (problem) => ({ ...problem, message: '' })),
    category: 101,
  }),
  fault('protocol-error-message-under-another-name', 'protocol.error.carries-message', {
    why: 'A storefront that reads the documented member shows its customer "undefined".',
    failurePattern: { check: 'schema', pointer: '/message', keyword: 'required' },
    rules: { errorBody: ({ status, type, message }) => ({ status, error: type, error_description: message }) },
    category: 101,
  }),
  fault('protocol-error-status-always-400', 'protocol.error.status-agrees', {
    why: 'A storefront that reads the body takes a taken e-mail for a malformed one.',
    failurePattern: { assertion: /an error 4(04|09)[\s\S]*status[\s\S]*40[49][\s\S]*400/ },
    deviation: changesArgument('errorBody', 0, (problem) => ({ ...problem, status: 400 })),
    category: 101,
  }),
  fault('protocol-error-status-of-upstream', 'protocol.error.status-agrees', {
    why: 'The status of a service behind shows through, and dashboards count outages that were none.',
    failurePattern: { assertion: /an error 409[\s\S]*status[\s\S]*409[\s\S]*500/ },
    deviation: changesArgument('errorBody', 0, (problem) =>
      problem.status === 409 ? { ...problem, status: 500 } : problem,
    ),
    category: 101,
  }),
  fault('protocol-error-status-of-a-renewal-without-token', 'protocol.error.status-agrees', {
    why: 'A storefront that forgot the token is told to log in anew, and loses the cart of its guest.',
    failurePattern: { assertion: /an error 400 of refreshAnonymousToken[\s\S]*status[\s\S]*400[\s\S]*401/ },
    deviation: replacesAnswer('refreshAnonymousToken', 400, 400, (body) => ({ ...body, status: 401 })),
    category: 101,
  }),
];
