import { soundRules, type Exchange } from '../../tenant/index.ts';
import { crashesWhereRefused, replacesAnswer, replacesAnswerWhen, tellsUnknownEmail } from '../answer-families.ts';
import { bodyOf, on, replaceAnswer, sentText } from '../exchange.ts';
import { fault, type Fault } from '../fault.ts';
import { operationIds, type OperationName } from '../operation-ids.ts';
import { changesArgument } from '../rule-families.ts';

/** Refusals of JSON that cannot be read, saying more than they should. */
const moreAboutSyntax = (message: string) =>
  changesArgument('errorBody', 0, (problem) =>
    problem.type === 'bad_payload_syntax' ? { ...problem, details: [{ message }] } : problem,
  );

const stackTrace = [
  'SyntaxError: Unexpected token } in JSON at position 9',
  '    at JSON.parse (<anonymous>)',
  '    at parse (/srv/customer/node_modules/body-parser/lib/types/json.js:92:19)',
].join('\n');

const query = 'SELECT id, email, password_hash FROM accounts WHERE email = $1';

/** The profile lists every token that its customer logged in with. */
function profileListsSessions() {
  const tokens = new Map<string, readonly unknown[]>();
  return {
    wire: (exchange: Exchange) => {
      const { operation, response } = exchange;
      if (response.status !== 200) return;
      const body = bodyOf(exchange);
      if (operation === operationIds.logIn) {
        const email = sentText(exchange, 'email');
        tokens.set(email, [...(tokens.get(email) ?? []), body['access_token']]);
      }
      const [email] = [...tokens.keys()].filter((known) => JSON.stringify(body).includes(`"id":"${known}"`));
      if (operation === operationIds.getProfile && email !== undefined)
        replaceAnswer(exchange, 200, { ...body, sessions: tokens.get(email) });
    },
  };
}

/** A refresh hands out the tokens of whoever logged in last. */
function refreshAnswersLatestLogin() {
  let latest: Record<string, unknown> | undefined;
  return {
    wire: (exchange: Exchange) => {
      if (exchange.response.status !== 200) return;
      if (exchange.operation === operationIds.logIn) latest = bodyOf(exchange);
      if (exchange.operation === operationIds.refreshToken && latest) replaceAnswer(exchange, 200, latest);
    },
  };
}

/** A header of the developers that was left on. */
function tellsMailedToken(name: OperationName) {
  return () => {
    let latest = '';
    return {
      rules: { newMailedToken: () => (latest = soundRules.newMailedToken()) },
      wire: on(name, ({ response }) => {
        response.headers['x-debug-token'] = latest;
      }),
    };
  };
}

export const securityDisclosureFaults: readonly Fault[] = [
  fault('security-malformed-json-breaks-server', 'security.errors.no-server-error', {
    why: 'Anybody fills the log with alarms, and a client learns nothing about its own mistake.',
    failurePattern: { check: 'invariant', status: 500 },
    deviation: crashesWhereRefused('bad_payload_syntax'),
    category: 100,
  }),
  fault('security-zero-byte-breaks-server', 'security.errors.no-server-error', {
    why: 'A database that takes no zero byte brings the request down.',
    failurePattern: { operation: 'getProfile', check: 'invariant', invariant: 'no server error' },
    deviation: replacesAnswerWhen(
      'any',
      500,
      'Something went wrong.',
      ({ request }) => request.query['expand']?.includes('\0') === true,
    ),
    category: 100,
  }),
  fault('security-refusal-shows-stack-trace', 'security.errors.no-stack-trace', {
    why: 'An attacker reads which library, in which version, to look for.',
    failurePattern: { check: 'invariant', invariant: 'no stack trace' },
    deviation: moreAboutSyntax(stackTrace),
    category: 209,
  }),
  fault('security-refusal-shows-query', 'security.errors.no-stack-trace', {
    why: 'An attacker reads the names of tables and columns.',
    failurePattern: { assertion: /answers about the inside of the server/ },
    deviation: moreAboutSyntax(query),
    category: 209,
  }),
  fault('security-refused-login-tells-customers', 'security.enumeration.login-answers-alike', {
    why: 'A list of e-mails becomes a list of customers.',
    failurePattern: { assertion: /a refused login of a known and of an unknown e-mail/ },
    deviation: tellsUnknownEmail('logIn', 401, 401, (body) => ({
      ...body,
      message: 'There is no such account.',
    })),
    category: 204,
  }),
  fault('security-reset-request-tells-customers', 'security.enumeration.reset-answers-alike', {
    why: 'A list of e-mails becomes a list of customers.',
    failurePattern: { assertion: /a reset for a known and for an unknown e-mail/ },
    deviation: tellsUnknownEmail('requestPasswordReset', 204, 404, 'There is no such account.'),
    category: 204,
  }),
  fault('security-profile-holds-password-hash', 'security.secrets.password-is-not-returned', {
    why: 'Whoever sees the answer can try passwords at home, as many as they like.',
    failurePattern: { assertion: /answers with the hash of a password/ },
    rules: {
      accountsView: (customer) =>
        customer.accounts.map(({ email, passwordHash = '' }) => ({ id: email, passwordHash })),
    },
  }),
  fault('security-refused-login-repeats-password', 'security.secrets.password-is-not-returned', {
    why: 'A password that is nearly right ends up in logs and on screens.',
    failurePattern: { check: 'invariant', invariant: 'no password' },
    deviation: replacesAnswer('logIn', 401, 401, (body, exchange) => ({
      ...body,
      message: `The password ${sentText(exchange, 'password')} is wrong.`,
    })),
  }),
  fault('security-profile-lists-sessions', 'security.secrets.foreign-tokens-are-not-returned', {
    why: 'A stolen token yields all the others, and ending it is no help.',
    failurePattern: { assertion: /answers with a token of another session's/ },
    deviation: profileListsSessions,
  }),
  fault('security-refresh-answers-latest-login', 'security.secrets.foreign-tokens-are-not-returned', {
    why: 'Two customers who come in the same second get the same tokens.',
    failurePattern: { assertion: /a token of another session's/ },
    deviation: refreshAnswersLatestLogin,
  }),
  fault('security-reset-request-tells-token', 'security.secrets.mailed-token-is-not-returned', {
    why: 'Anybody resets the password of anybody, without a mailbox.',
    failurePattern: { assertion: /whether the answers for reset and e-mail change hold the token/ },
    deviation: tellsMailedToken('requestPasswordReset'),
  }),
  fault('security-email-change-request-tells-token', 'security.secrets.mailed-token-is-not-returned', {
    why: 'An address is confirmed that nobody can read.',
    failurePattern: { assertion: /whether the answers for reset and e-mail change hold the token/ },
    deviation: tellsMailedToken('requestEmailChange'),
  }),
];
