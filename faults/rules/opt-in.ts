import { randomUUID } from 'node:crypto';
import { soundRules } from '../../tenant/index.ts';
import { answersInstead, replacesAnswer } from '../answer-families.ts';
import { bearerOf } from '../exchange.ts';
import { fault, type Fault } from '../fault.ts';
import { changesArgument, changesResult, setsMembers } from '../rule-families.ts';

export const optInFaults: readonly Fault[] = [
  fault('opt-in-mails-cut-token', 'opt-in.signup.mails-token', {
    why: 'The link in the mail is cut where a column ends, and nobody can confirm.',
    alsoBreaks: ['opt-in.resend.mails-working-token', 'opt-in.confirm.logs-in'],
    failurePattern: { operation: 'confirmOptIn', check: 'status', expected: 200, status: 400 },
    deviation: changesArgument('mailedLink', 1, (token) => token.slice(0, 60)),
  }),
  fault('opt-in-mails-nothing', 'opt-in.signup.mails-token', {
    why: 'A customer waits for the mail without which they cannot log in.',
    failurePattern: { notDelivered: 'token' },
    deviation: changesResult('recipientOf', (sound, event) => (event.name === 'customer.opt-in' ? undefined : sound)),
  }),
  fault('opt-in-lets-in-at-once', 'opt-in.signup.holds-login-back', {
    why: 'Somebody uses an account under an e-mail that is not theirs.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 400, status: 200 },
    rules: { mayLogIn: (customer) => (customer.active || customer.awaitsOptIn) && !customer.onHold },
    category: 206,
  }),
  fault('opt-in-answers-token-of-guest', 'opt-in.confirm.logs-in', {
    why: 'The customer is told to be logged in and stays a guest.',
    failurePattern: { assertion: /-\s+"id": "/ },
    deviation: replacesAnswer('confirmOptIn', 200, 200, (body, exchange) => ({
      ...body,
      access_token: bearerOf(exchange),
    })),
  }),
  fault('opt-in-answers-before-commit', 'opt-in.confirm.logs-in', {
    why: 'The first page after the confirmation refuses the token that the confirmation has given.',
    failurePattern: { operation: 'getProfile', check: 'status', expected: 200, status: 401 },
    deviation: replacesAnswer('confirmOptIn', 200, 200, (body) => ({
      ...body,
      access_token: soundRules.newAccessToken(),
    })),
  }),
  fault('opt-in-confirms-without-body', 'opt-in.confirm.logs-in', {
    why: 'The storefront that follows the link for its customer gets no tokens to go on with.',
    ...answersInstead('confirmOptIn', 200, 204),
  }),
  fault('opt-in-loses-password', 'opt-in.confirm.activates', {
    why: 'The account that is made anew at the confirmation has no password: the second visit ends at the login.',
    alsoBreaks: ['opt-in.signup.holds-login-back'],
    failurePattern: { operation: 'logIn', check: 'status', expected: 200, status: 401 },
    deviation: setsMembers('afterOptIn', (_, customer) => ({
      accounts: customer.accounts.map(({ email }) => ({ email, initialPassword: false })),
    })),
  }),
  fault('opt-in-activates-session-only', 'opt-in.confirm.activates', {
    why: 'The confirmation opens a session, but the account stays closed.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 200, status: 401 },
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
  }),
  fault('opt-in-takes-any-token', 'opt-in.confirm.refuses-unknown-token', {
    why: 'Whoever makes a token up is logged in as the customer who signed up last.',
    failurePattern: { operation: 'confirmOptIn', check: 'status', expected: 400, status: 200 },
    rules: { findMailedToken: (value, mailed) => mailed.get(value) ?? [...mailed.values()].at(-1) },
    category: 102,
  }),
  fault('opt-in-compares-beginning-of-token', 'opt-in.confirm.refuses-unknown-token', {
    why: 'A token need not be known in full.',
    failurePattern: { operation: 'confirmOptIn', check: 'status', expected: 400, status: 200 },
    rules: { findMailedToken: (value, mailed) => [...mailed.values()].find((token) => value.startsWith(token.value)) },
    category: 102,
  }),
  fault('opt-in-does-not-find-token', 'opt-in.confirm.refuses-unknown-token', {
    why: 'A client that waits for 400 or 401 takes a wrong link for a wrong address of the service.',
    ...answersInstead('confirmOptIn', 400, 404, (body) => ({ ...body, status: 404, type: 'resource_not_found' })),
  }),
  fault('opt-in-resend-answers-200', 'opt-in.resend.answers-accepted', {
    why: 'A client takes the mail for sent that is only underway.',
    ...answersInstead('resendOptIn', 202, 200, (body) => body),
  }),
  fault('opt-in-resend-answers-token', 'opt-in.resend.answers-accepted', {
    why: 'Whoever knows an e-mail gets the token that should prove that it is theirs.',
    failurePattern: { operation: 'resendOptIn', check: 'body' },
    deviation: replacesAnswer('resendOptIn', 202, 202, () => ({ token: soundRules.newMailedToken() })),
    category: 101,
  }),
  fault('opt-in-resend-mails-dead-token', 'opt-in.resend.mails-working-token', {
    why: 'A customer asks for a new link, and only the old one, which they have lost, would work.',
    failurePattern: { operation: 'confirmOptIn', check: 'status', expected: 200, status: 400 },
    rules: {
      findMailedToken: (value, mailed) => {
        const token = mailed.get(value);
        const first = [...mailed.values()].find((one) => one.customerId === token?.customerId);
        return first === token ? token : undefined;
      },
    },
  }),
  fault('opt-in-resend-mails-nothing', 'opt-in.resend.mails-working-token', {
    why: 'The answer says that a mail is underway, and none is.',
    failurePattern: { notDelivered: 'token' },
    rules: { mayResendOptIn: () => false },
  }),
  fault('opt-in-saas-token-of-nobody', 'opt-in.confirm.saas-token-names-customer', {
    why: 'The services behind the storefront take the new customer for nobody.',
    failurePattern: { assertion: /the subject of the SaaS token/ },
    deviation: setsMembers('saasClaims', { sub: '00000000' }),
  }),
  fault('opt-in-refresh-token-is-dead', 'opt-in.confirm.issues-refresh-token', {
    why: 'The new customer is logged out when the first access token ends.',
    failurePattern: { operation: 'refreshToken', check: 'status', expected: 200, status: 401 },
    deviation: replacesAnswer('confirmOptIn', 200, 200, (body) => ({ ...body, refresh_token: randomUUID() })),
  }),
  fault('opt-in-asks-for-another-password', 'opt-in.confirm.initial-password-is-false', {
    why: 'The storefront asks a customer to replace the password that they have just chosen.',
    failurePattern: { assertion: /initialPassword/ },
    rules: { initialPasswordOf: () => true },
  }),
];
