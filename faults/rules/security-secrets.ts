import { soundRules, type Exchange } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { bodyOf, on, replaceAnswer } from '../wire.ts';

const login = 'POST-customer-authenticate-customer';
const profile = 'GET-customer-retrieve-customer-profile';

/** What an operation is sent under a name, as a text. */
export function sentTo({ request }: Exchange, name: string): string {
  const [, value] = Object.entries(request.body ?? {}).find(([member]) => member === name) ?? [];
  return typeof value === 'string' ? value : '';
}

/** The profile lists every token that its customer logged in with. */
function profileListsSessions() {
  const tokens = new Map<string, readonly unknown[]>();
  return {
    wire: (exchange: Exchange) => {
      const { operation, response } = exchange;
      if (response.status !== 200) return;
      const body = bodyOf(exchange);
      if (operation === login) {
        const email = sentTo(exchange, 'email');
        tokens.set(email, [...(tokens.get(email) ?? []), body['access_token']]);
      }
      const [email] = [...tokens.keys()].filter((known) => JSON.stringify(body).includes(`"id":"${known}"`));
      if (operation === profile && email !== undefined)
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
      if (exchange.operation === login) latest = bodyOf(exchange);
      if (exchange.operation === 'GET-customer-refresh-authtoken' && latest) replaceAnswer(exchange, 200, latest);
    },
  };
}

/** A header of the developers that was left on. */
function tellsMailedToken(operation: string) {
  return () => {
    let latest = '';
    return {
      rules: { newMailedToken: () => (latest = soundRules.newMailedToken()) },
      wire: on(operation, ({ response }) => {
        response.headers['x-debug-token'] = latest;
      }),
    };
  };
}

export const securitySecretFaults: readonly Fault[] = [
  {
    id: 'security-profile-holds-password-hash',
    why: 'Whoever sees the answer can try passwords at home, as many as they like.',
    breaks: ['security.secrets.password-is-not-returned'],
    reads: /answers with the hash of a password/,
    deviation: {
      rules: {
        accountsView: (customer) =>
          customer.accounts.map(({ email, passwordHash = '' }) => ({ id: email, passwordHash })),
      },
    },
  },
  {
    id: 'security-refused-login-repeats-password',
    why: 'A password that is nearly right ends up in logs and on screens.',
    breaks: ['security.secrets.password-is-not-returned'],
    reads: /invariant: expected no password in an answer/,
    deviation: {
      wire: on(login, (exchange) => {
        if (exchange.response.status !== 401) return;
        const message = `The password ${sentTo(exchange, 'password')} is wrong.`;
        replaceAnswer(exchange, 401, { ...bodyOf(exchange), message });
      }),
    },
  },
  {
    id: 'security-profile-lists-sessions',
    why: 'A stolen token yields all the others, and ending it is no help.',
    breaks: ['security.secrets.foreign-tokens-are-not-returned'],
    reads: /answers with a token of another session's/,
    deviation: profileListsSessions,
  },
  {
    id: 'security-refresh-answers-latest-login',
    why: 'Two customers who come in the same second get the same tokens.',
    breaks: ['security.secrets.foreign-tokens-are-not-returned'],
    reads: /a token of another session's/,
    deviation: refreshAnswersLatestLogin,
  },
  {
    id: 'security-reset-request-tells-token',
    why: 'Anybody resets the password of anybody, without a mailbox.',
    breaks: ['security.secrets.mailed-token-is-not-returned'],
    reads: /whether the answers for reset and e-mail change hold the token/,
    deviation: tellsMailedToken('POST-customer-request-reset-password'),
  },
  {
    id: 'security-email-change-request-tells-token',
    why: 'An address is confirmed that nobody can read.',
    breaks: ['security.secrets.mailed-token-is-not-returned'],
    reads: /whether the answers for reset and e-mail change hold the token/,
    deviation: tellsMailedToken('POST-customer-change-customer-login-email'),
  },
];
