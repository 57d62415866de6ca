import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { on, replaceAnswer } from '../wire.ts';

const confirmation = 'POST-customer-confirm-customer-login-email';

export const emailChangeConfirmationFaults: readonly Fault[] = [
  {
    id: 'email-change-confirm-answers-200',
    why: 'A client that waits for 204 shows an error for a change that is in force.',
    breaks: ['email-change.confirm.answers-empty'],
    reads: /confirmEmailChange[\s\S]*status: expected 204, received 200/,
    deviation: {
      wire: on(confirmation, (exchange) => {
        if (exchange.response.status === 204) replaceAnswer(exchange, 200, { message: 'Confirmed.' });
      }),
    },
    category: 101,
  },
  {
    id: 'email-change-confirm-changes-contact-only',
    why: 'A customer is told that the new e-mail is theirs and cannot log in with it.',
    breaks: ['email-change.confirm.new-email-logs-in', 'email-change.confirm.old-email-is-refused'],
    reads: /logIn[\s\S]*status: expected (200, received 401|400 or 401 or 403, received 200)/,
    deviation: {
      rules: {
        afterEmailChange: (customer, _old, newEmail) => ({
          ...customer,
          profile: { ...customer.profile, contactEmail: newEmail },
        }),
      },
    },
  },
  {
    id: 'email-change-confirm-adds-login',
    why: 'Whoever holds the old mailbox still gets into the account.',
    breaks: ['email-change.confirm.old-email-is-refused', 'email-change.confirm.renames-account'],
    reads: /logIn[\s\S]*status: expected 400 or 401 or 403, received 200|e-mails of the accounts/,
    deviation: {
      rules: {
        afterEmailChange: (customer, oldEmail, newEmail, sync) => {
          const changed = soundRules.afterEmailChange(customer, oldEmail, newEmail, sync);
          return { ...changed, accounts: [...customer.accounts, ...changed.accounts] };
        },
      },
    },
  },
  {
    id: 'email-change-profile-shows-stale-account',
    why: 'The profile page shows an e-mail that no longer logs in.',
    breaks: ['email-change.confirm.renames-account'],
    reads: /e-mails of the accounts/,
    deviation: () => {
      const first = new Map<string, ReturnType<typeof soundRules.accountsView>>();
      return {
        rules: {
          accountsView: (customer) => {
            const known = first.get(customer.id) ?? soundRules.accountsView(customer);
            first.set(customer.id, known);
            return known;
          },
        },
      };
    },
  },
  {
    id: 'email-change-never-syncs-contact-email',
    why: 'Order mails go on to a mailbox that the customer asked to leave.',
    breaks: ['email-change.confirm.syncs-contact-email'],
    reads: /toMatchObject[\s\S]*contactEmail/,
    deviation: { rules: { syncsContactEmail: () => false } },
  },
  {
    id: 'email-change-syncs-contact-email-unasked',
    why: 'The address that a company has registered for its invoices is replaced unasked.',
    breaks: ['email-change.confirm.keeps-contact-email'],
    reads: /toMatchObject[\s\S]*contactEmail/,
    deviation: { rules: { syncsContactEmail: (sent) => sent['syncContactEmail'] !== false } },
  },
  {
    id: 'email-change-confirm-hides-refusal',
    why: 'A customer with a mangled link is told that the new e-mail is confirmed.',
    breaks: ['email-change.confirm.refuses-unknown-token', 'email-change.confirm.refuses-used-token'],
    reads: /confirmEmailChange[\s\S]*status: expected (400 or .*|a declared status), received 204/,
    deviation: {
      wire: on(confirmation, (exchange) => {
        if (exchange.response.status === 400) replaceAnswer(exchange, 204);
      }),
    },
  },
];
