import { soundRules, type Rules } from '../../tenant/index.ts';
import { crashesWhereRefused, replacesAnswerWhen } from '../answer-families.ts';
import { fault, type Fault } from '../fault.ts';
import { operationIds, kebab, type OperationName } from '../operation-ids.ts';
import { allows } from '../rule-families.ts';

const withBody = [
  'signUp',
  'logIn',
  'requestEmailChange',
  'confirmEmailChange',
  'requestPasswordReset',
  'resetPassword',
  'changePassword',
  'resendOptIn',
  'updateProfile',
  'addAddress',
  'updateAddress',
] as const;

type Json = ReturnType<Rules['readJson']>;

/** A reader of JSON that is lenient at one operation. */
const readsAt = (name: OperationName, read: (text: string) => Json): Fault['deviation'] => ({
  rules: {
    readJson: (text, operation) =>
      operation === operationIds[name] ? read(text) : soundRules.readJson(text, operation),
  },
});

const orElse = (text: string, other: () => Json): Json => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return other();
  }
};

const unwrapped = (parsed: Json): Json => (Array.isArray(parsed) ? ((parsed as readonly Json[])[0] ?? null) : parsed);

/** A wrong request that succeeds. */
const answered = (operation: OperationName) => ({ operation, check: 'status', status: '2xx' }) as const;

const repairing = withBody.map((name): Fault => ({
  id: `body-${kebab(name)}-repairs-json`,
  why: 'A request that was cut on its way is carried out as if it were whole.',
  breaks: [`body.${kebab(name)}.refuses-malformed-json`],
  failurePattern: answered(name),
  deviation: readsAt(name, (text) => orElse(text, () => JSON.parse(`${text}}`) as Json)),
  category: 102,
}));

const ignoring = (['updateProfile', 'updateAddress'] as const).map((name): Fault => ({
  id: `body-${kebab(name)}-ignores-unreadable-json`,
  why: 'A storefront is told that a change is saved of which nothing could be read.',
  breaks: [`body.${kebab(name)}.refuses-malformed-json`],
  failurePattern: answered(name),
  deviation: readsAt(name, (text) => orElse(text, () => ({}))),
  category: 102,
}));

const unwrapping = withBody.map((name): Fault => ({
  id: `body-${kebab(name)}-unwraps-list`,
  why: 'A client that sends two objects in a list believes that both were taken.',
  breaks: ['body.shape.refuses-no-object'],
  failurePattern: answered(name),
  deviation: readsAt(name, (text) => unwrapped(JSON.parse(text) as Json)),
  category: 102,
}));

const crashingOnNothing = (['signUp', 'logIn', 'changePassword', 'resetPassword'] as const).map((name): Fault => ({
  id: `body-${kebab(name)}-crashes-without-body`,
  why: 'A request whose body was lost on its way looks like an outage.',
  breaks: ['body.shape.refuses-no-body'],
  failurePattern: { operation: name, check: 'status', status: 500 },
  deviation: replacesAnswerWhen(
    name,
    500,
    'Unexpected error.',
    ({ request: { headers } }) => (headers['content-length'] ?? '0') === '0' && !headers['transfer-encoding'],
  ),
  category: 100,
}));

const withCharsetRefused = (['logIn', 'updateProfile', 'addAddress'] as const).map((name): Fault => ({
  id: `body-${kebab(name)}-refuses-charset`,
  why: 'Clients whose HTTP library always names the charset reach nothing.',
  breaks: ['body.media-type.accepts-charset'],
  failurePattern: { operation: name, check: 'status', status: 415 },
  deviation: replacesAnswerWhen(name, 415, 'Not supported.', ({ request }) =>
    (request.headers['content-type'] ?? '').includes(';'),
  ),
}));

export const bodySyntaxFaults: readonly Fault[] = [
  ...repairing,
  ...ignoring,
  ...unwrapping,
  ...crashingOnNothing,
  ...withCharsetRefused,
  fault('body-malformed-json-crashes', 'body.sign-up.refuses-malformed-json', {
    why: 'Half a request looks like an outage, and wakes up whoever is on call.',
    alsoBreaks: [...withBody.map((name) => `body.${kebab(name)}.refuses-malformed-json` as const)],
    failurePattern: { check: 'status', status: 500 },
    deviation: crashesWhereRefused('bad_payload_syntax'),
    category: 100,
  }),
  fault('body-sign-up-reads-json-in-string', 'body.shape.refuses-no-object', {
    why: 'What a firewall lets through as a harmless text is an object to the service.',
    failurePattern: answered('signUp'),
    deviation: readsAt('signUp', (text) => {
      const parsed = JSON.parse(text) as Json;
      return typeof parsed === 'string' ? (JSON.parse(parsed) as Json) : parsed;
    }),
    category: 102,
  }),
  fault('body-update-profile-takes-number', 'body.shape.refuses-no-object', {
    why: 'A storefront is told that a change is saved where it sent none.',
    failurePattern: answered('updateProfile'),
    deviation: readsAt('updateProfile', (text) => {
      const parsed = JSON.parse(text) as Json;
      return typeof parsed === 'number' ? {} : parsed;
    }),
    category: 102,
  }),
  ...(['text/plain', 'application/xml'] as const).map((taken): Fault => ({
    id: `body-media-type-takes-${taken.replace('/', '-')}`,
    why: 'A page of another site posts what a browser lets it post without asking.',
    breaks: ['body.media-type.refuses-other'],
    failurePattern: answered('signUp'),
    deviation: allows('mediaTypeAllowed', (type) => type === taken),
    category: 102,
  })),
  fault('body-media-type-is-not-read', 'body.media-type.refuses-other', {
    why: 'A body of any text is parsed as JSON, whatever its sender says it is.',
    failurePattern: answered('signUp'),
    rules: { mediaTypeAllowed: () => true },
    category: 102,
  }),
  fault('body-media-type-compared-as-a-whole', 'body.media-type.accepts-charset', {
    why: 'Clients whose HTTP library always names the charset reach nothing.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 200, status: 400 },
    rules: { mediaTypeOf: (contentType) => (contentType ?? '').trim().toLowerCase() },
  }),
];
