import { soundRules, type Exchange, type Rules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { bodyOf, replaceAnswer } from '../wire.ts';
import { sentTo } from './security-secrets.ts';

const login = 'POST-customer-authenticate-customer';

type Problem = Parameters<Rules['errorBody']>[0];

/** Refusals of JSON that cannot be read, saying more than they should. */
const moreAboutSyntax = (more: string) => (problem: Problem) =>
  soundRules.errorBody(problem.type === 'bad_payload_syntax' ? { ...problem, details: [{ message: more }] } : problem);

const stackTrace = [
  'SyntaxError: Unexpected token } in JSON at position 9',
  '    at JSON.parse (<anonymous>)',
  '    at parse (/srv/customer/node_modules/body-parser/lib/types/json.js:92:19)',
].join('\n');

const query = 'SELECT id, email, password_hash FROM accounts WHERE email = $1';

/** Does something with an answer for an e-mail, knowing whether somebody has signed up with it. */
const knowingEmails = (operation: string, tell: (exchange: Exchange, known: boolean) => void) => () => {
  const known = new Set<string>();
  return {
    wire: (exchange: Exchange) => {
      const email = sentTo(exchange, 'email');
      if (exchange.operation === 'POST-customer-create-customer-account') known.add(email);
      if (exchange.operation === operation) tell(exchange, known.has(email));
    },
  };
};

export const securityDisclosureFaults: readonly Fault[] = [
  {
    id: 'security-malformed-json-breaks-server',
    why: 'Anybody fills the log with alarms, and a client learns nothing about its own mistake.',
    breaks: ['security.errors.no-server-error'],
    reads: /invariant: expected no server error, received status 500/,
    deviation: {
      wire: (exchange) => {
        const { status, body } = exchange.response;
        if (status === 400 && body.includes('bad_payload_syntax'))
          replaceAnswer(exchange, 500, {
            status: 500,
            type: 'internal_server_error',
            message: 'Something went wrong.',
          });
      },
    },
    category: 100,
  },
  {
    id: 'security-zero-byte-breaks-server',
    why: 'A database that takes no zero byte brings the request down.',
    breaks: ['security.errors.no-server-error'],
    reads: /getProfile[\s\S]*invariant: expected no server error, received status 500/,
    deviation: {
      wire: (exchange) => {
        if (exchange.request.query['expand']?.includes('\0') === true)
          replaceAnswer(exchange, 500, {
            status: 500,
            type: 'internal_server_error',
            message: 'Something went wrong.',
          });
      },
    },
    category: 100,
  },
  {
    id: 'security-refusal-shows-stack-trace',
    why: 'An attacker reads which library, in which version, to look for.',
    breaks: ['security.errors.no-stack-trace'],
    reads: /invariant: expected no stack trace/,
    deviation: { rules: { errorBody: moreAboutSyntax(stackTrace) } },
    category: 209,
  },
  {
    id: 'security-refusal-shows-query',
    why: 'An attacker reads the names of tables and columns.',
    breaks: ['security.errors.no-stack-trace'],
    reads: /answers about the inside of the server/,
    deviation: { rules: { errorBody: moreAboutSyntax(query) } },
    category: 209,
  },
  {
    id: 'security-refused-login-tells-customers',
    why: 'A list of e-mails becomes a list of customers.',
    breaks: ['security.enumeration.login-answers-alike'],
    reads: /a refused login of a known and of an unknown e-mail/,
    deviation: knowingEmails(login, (exchange, known) => {
      if (exchange.response.status === 401 && !known)
        replaceAnswer(exchange, 401, { ...bodyOf(exchange), message: 'There is no such account.' });
    }),
    category: 204,
  },
  {
    id: 'security-reset-request-tells-customers',
    why: 'A list of e-mails becomes a list of customers.',
    breaks: ['security.enumeration.reset-answers-alike'],
    reads: /a reset for a known and for an unknown e-mail/,
    deviation: knowingEmails('POST-customer-request-reset-password', (exchange, known) => {
      if (exchange.response.status === 204 && !known)
        replaceAnswer(exchange, 404, { status: 404, type: 'resource_not_found', message: 'There is no such account.' });
    }),
    category: 204,
  },
];
