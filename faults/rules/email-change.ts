import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { on, replaceAnswer } from '../wire.ts';
import { emailChangeConfirmationFaults } from './email-change-confirmation.ts';

const request = 'POST-customer-change-customer-login-email';

export const emailChangeFaults: readonly Fault[] = [
  ...emailChangeConfirmationFaults,
  {
    id: 'email-change-request-answers-200',
    why: 'A client that waits for 204 tells its customer that the change failed, and asks again.',
    breaks: ['email-change.request.answers-empty'],
    reads: /requestEmailChange[\s\S]*status: expected 204, received 200/,
    deviation: {
      wire: on(request, (exchange) => {
        if (exchange.response.status === 204) replaceAnswer(exchange, 200, { message: 'A mail is on its way.' });
      }),
    },
    category: 101,
  },
  {
    id: 'email-change-mails-old-address',
    why: 'Whoever reads the old mailbox confirms an address that its owner has never seen.',
    breaks: ['email-change.request.mails-new-address', 'email-change.request.spares-old-address'],
    reads: /No token reached|confirmEmailChange[\s\S]*status: expected 400 or 401 or 403 or 404, received 204/,
    deviation: {
      rules: {
        recipientOf: (event) =>
          event.name === 'customer.email-change-request' ? event.email : soundRules.recipientOf(event),
      },
    },
  },
  {
    id: 'email-change-mails-both-addresses',
    why: 'The token in the old mailbox confirms the change without anybody reading the new one.',
    breaks: ['email-change.request.spares-old-address'],
    reads: /confirmEmailChange[\s\S]*status: expected 400 or 401 or 403 or 404, received 204/,
    deviation: {
      rules: {
        recipientOf: (event) =>
          event.name === 'customer.email-change-request'
            ? `${event.email}, ${event.newEmail}`
            : soundRules.recipientOf(event),
      },
    },
  },
  {
    id: 'email-change-mails-nothing',
    why: 'A customer who has lost the old mailbox waits for a mail that never comes.',
    breaks: ['email-change.request.mails-new-address'],
    reads: /No token reached .* holds no mail/,
    deviation: {
      rules: {
        subjectOf: (event) =>
          event.name === 'customer.email-change-request' ? undefined : soundRules.subjectOf(event),
      },
    },
  },
  {
    id: 'email-change-mail-lacks-token',
    why: 'The link of the mail leads to a page that cannot confirm anything.',
    breaks: ['email-change.request.mails-new-address'],
    reads: /No token reached .* without a token/,
    deviation: {
      rules: {
        mailedLink: (url, token) => (url.includes('change-email') ? url : soundRules.mailedLink(url, token)),
      },
    },
  },
  {
    id: 'email-change-takes-effect-unconfirmed',
    why: 'A typing error in the new address locks the customer out.',
    breaks: ['email-change.request.changes-nothing-yet'],
    reads: /logIn[\s\S]*status: expected 200, received 401/,
    deviation: {
      rules: {
        whileEmailChangeWaits: (customer, oldEmail, newEmail) =>
          soundRules.afterEmailChange(customer, oldEmail, newEmail, false),
      },
    },
  },
  {
    id: 'email-change-unconfirmed-email-logs-in',
    why: 'An address that nobody has confirmed is a second key to the account.',
    breaks: ['email-change.request.changes-nothing-yet'],
    reads: /logIn[\s\S]*status: expected 400 or 401 or 403, received 200/,
    deviation: {
      rules: {
        whileEmailChangeWaits: (customer, oldEmail, newEmail) => {
          const [renamed] = soundRules.afterEmailChange(customer, oldEmail, newEmail, false).accounts;
          return renamed ? { ...customer, accounts: [...customer.accounts, renamed] } : customer;
        },
      },
    },
  },
  {
    id: 'email-change-takes-any-password',
    why: 'Whoever finds an open session takes the account over for good.',
    breaks: ['email-change.request.refuses-wrong-password'],
    reads: /requestEmailChange[\s\S]*status: expected 400 or 401 or 403, received 204/,
    deviation: {
      rules: {
        samePassword: (given, hash, asking) =>
          asking === 'email-change' || soundRules.samePassword(given, hash, asking),
      },
    },
    category: 102,
  },
  {
    id: 'email-change-takes-any-current-email',
    why: 'A storefront that mixes up two customers changes the e-mail of the wrong one.',
    breaks: ['email-change.request.refuses-wrong-email'],
    reads: /requestEmailChange[\s\S]*status: expected 400 or 401 or 403 or 409, received 204/,
    deviation: {
      rules: {
        isOwnLoginEmail: (given, account, as) => as === 'email' || soundRules.isOwnLoginEmail(given, account, as),
      },
    },
    category: 102,
  },
];
