import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { bearerOf, bodyOf, on, replaceAnswer } from '../wire.ts';

const confirm = 'GET-customer-signup-customer-optin';
const resend = 'POST-customer-refresh-token';

export const optInFaults: readonly Fault[] = [
  {
    id: 'opt-in-mails-cut-token',
    why: 'The link in the mail is cut where a column ends, and nobody can confirm.',
    breaks: ['opt-in.signup.mails-token', 'opt-in.resend.mails-working-token', 'opt-in.confirm.logs-in'],
    reads: /confirmOptIn[\s\S]*status: expected 200, received 400/,
    deviation: { rules: { mailedLink: (url, token) => soundRules.mailedLink(url, token.slice(0, 60)) } },
  },
  {
    id: 'opt-in-mails-nothing',
    why: 'A customer waits for the mail without which she cannot log in.',
    breaks: ['opt-in.signup.mails-token'],
    reads: /No token reached .* holds no mail/,
    deviation: {
      rules: {
        recipientOf: (event) => (event.name === 'customer.opt-in' ? undefined : soundRules.recipientOf(event)),
      },
    },
  },
  {
    id: 'opt-in-lets-in-at-once',
    why: 'Somebody uses an account under an e-mail that is not hers.',
    breaks: ['opt-in.signup.holds-login-back'],
    reads: /logIn[\s\S]*status: expected 400 or 401 or 403, received 200/,
    deviation: { rules: { mayLogIn: (customer) => (customer.active || customer.awaitsOptIn) && !customer.onHold } },
    category: 206,
  },
  {
    id: 'opt-in-answers-token-of-guest',
    why: 'The customer is told to be logged in and stays a guest.',
    breaks: ['opt-in.confirm.logs-in'],
    reads: /-\s+"id": "/,
    deviation: {
      wire: on(confirm, (exchange) => {
        if (exchange.response.status === 200)
          replaceAnswer(exchange, 200, { ...bodyOf(exchange), access_token: bearerOf(exchange) });
      }),
    },
  },
  {
    id: 'opt-in-answers-before-commit',
    why: 'The first page after the confirmation refuses the token that the confirmation has given.',
    breaks: ['opt-in.confirm.logs-in'],
    reads: /getProfile[\s\S]*status: expected 200, received 401/,
    deviation: {
      wire: on(confirm, (exchange) => {
        if (exchange.response.status === 200)
          replaceAnswer(exchange, 200, { ...bodyOf(exchange), access_token: soundRules.newAccessToken() });
      }),
    },
  },
  {
    id: 'opt-in-confirms-without-body',
    why: 'The storefront that follows the link for its customer gets no tokens to go on with.',
    breaks: ['opt-in.confirm.logs-in'],
    reads: /confirmOptIn[\s\S]*status: expected 200, received 204/,
    deviation: {
      wire: on(confirm, (exchange) => {
        if (exchange.response.status === 200) replaceAnswer(exchange, 204);
      }),
    },
    category: 101,
  },
  {
    id: 'opt-in-loses-password',
    why: 'The account that is made anew at the confirmation has no password: the second visit ends at the login.',
    breaks: ['opt-in.confirm.activates', 'opt-in.signup.holds-login-back'],
    reads: /logIn[\s\S]*status: expected 200, received 401/,
    deviation: {
      rules: {
        afterOptIn: (customer) => ({
          ...soundRules.afterOptIn(customer),
          accounts: customer.accounts.map(({ email }) => ({ email, initialPassword: false })),
        }),
      },
    },
  },
  {
    id: 'opt-in-activates-session-only',
    why: 'The confirmation opens a session, but the account stays closed.',
    breaks: ['opt-in.confirm.activates'],
    reads: /logIn[\s\S]*status: expected 200, received 401/,
    deviation: () => {
      const confirmed = new Set<string>();
      return {
        rules: {
          mayLogIn: (customer) => {
            const first = !confirmed.has(customer.id);
            confirmed.add(customer.id);
            return first && soundRules.mayLogIn(customer);
          },
        },
      };
    },
  },
  {
    id: 'opt-in-takes-any-token',
    why: 'Whoever makes a token up is logged in as the customer who signed up last.',
    breaks: ['opt-in.confirm.refuses-unknown-token'],
    reads: /confirmOptIn[\s\S]*status: expected 400 or 401, received 200/,
    deviation: {
      rules: { findMailedToken: (value, mailed) => mailed.get(value) ?? [...mailed.values()].at(-1) },
    },
    category: 102,
  },
  {
    id: 'opt-in-compares-beginning-of-token',
    why: 'A token need not be known in full.',
    breaks: ['opt-in.confirm.refuses-unknown-token'],
    reads: /confirmOptIn[\s\S]*status: expected 400 or 401, received 200/,
    deviation: {
      rules: {
        findMailedToken: (value, mailed) => [...mailed.values()].find((token) => value.startsWith(token.value)),
      },
    },
    category: 102,
  },
  {
    id: 'opt-in-does-not-find-token',
    why: 'A client that waits for 400 or 401 takes a wrong link for a wrong address of the service.',
    breaks: ['opt-in.confirm.refuses-unknown-token'],
    reads: /confirmOptIn[\s\S]*status: expected 400 or 401, received 404/,
    deviation: {
      wire: on(confirm, (exchange) => {
        if (exchange.response.status === 400)
          replaceAnswer(exchange, 404, { ...bodyOf(exchange), status: 404, type: 'resource_not_found' });
      }),
    },
  },
  {
    id: 'opt-in-resend-answers-200',
    why: 'A client takes the mail for sent that is only underway.',
    breaks: ['opt-in.resend.answers-accepted'],
    reads: /resendOptIn[\s\S]*status: expected 202, received 200/,
    deviation: {
      wire: on(resend, (exchange) => {
        if (exchange.response.status === 202) exchange.response.status = 200;
      }),
    },
  },
  {
    id: 'opt-in-resend-answers-token',
    why: 'Whoever knows an e-mail gets the token that should prove that it is hers.',
    breaks: ['opt-in.resend.answers-accepted'],
    reads: /resendOptIn[\s\S]*body: expected no body/,
    deviation: {
      wire: on(resend, (exchange) => {
        if (exchange.response.status === 202) replaceAnswer(exchange, 202, { token: soundRules.newMailedToken() });
      }),
    },
    category: 101,
  },
  {
    id: 'opt-in-resend-mails-dead-token',
    why: 'A customer asks for a new link, and only the old one, which she has lost, would work.',
    breaks: ['opt-in.resend.mails-working-token'],
    reads: /confirmOptIn[\s\S]*status: expected 200, received 400/,
    deviation: {
      rules: {
        findMailedToken: (value, mailed) => {
          const token = mailed.get(value);
          const first = [...mailed.values()].find((one) => one.customerId === token?.customerId);
          return first === token ? token : undefined;
        },
      },
    },
  },
  {
    id: 'opt-in-resend-mails-nothing',
    why: 'The answer says that a mail is underway, and none is.',
    breaks: ['opt-in.resend.mails-working-token'],
    reads: /No token reached .* holds no mail/,
    deviation: { rules: { mayResendOptIn: () => false } },
  },
];
