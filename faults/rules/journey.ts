import { randomUUID } from 'node:crypto';
import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { bodyOf, on, replaceAnswer } from '../wire.ts';

const profile = 'GET-customer-retrieve-customer-profile';
const declines = /logIn[\s\S]*status: expected 200, received 401/;
const sessionParts = /the session after refresh, login, refresh, validation/;

export const journeyFaults: readonly Fault[] = [
  {
    id: 'journey-address-removal-takes-all',
    why: 'A customer who removes an old address has none left at the checkout.',
    breaks: ['journey.customer.completes'],
    reads: /getAddress[\s\S]*status: expected 200, received 404/,
    deviation: { rules: { removeAddress: () => [] } },
    category: 103,
  },
  {
    id: 'journey-new-password-is-not-written',
    why: 'A customer is told that the new password holds, and only the old one does.',
    breaks: ['journey.customer.completes', 'journey.credentials.completes'],
    reads: /logIn[\s\S]*status: expected (200, received 401|400 or 401 or 403, received 200)/,
    deviation: { rules: { afterPasswordChange: (customer) => customer } },
  },
  {
    id: 'journey-refresh-forgets-who',
    why: 'After the first refresh the shop does not know any more who is shopping.',
    breaks: ['journey.customer.completes'],
    reads: /-\s+"email"|\/email/,
    deviation: {
      rules: {
        validationBody: (access, ...given) => ({
          ...soundRules.validationBody(access, ...given),
          email: `customer-${access.customerId ?? ''}@example.invalid`,
        }),
      },
    },
  },
  {
    id: 'journey-new-password-changes-number',
    why: 'Orders made before the new password belong to nobody.',
    breaks: ['journey.customer.completes', 'journey.credentials.completes'],
    reads: /the profile in the end/,
    deviation: () => {
      const changed = new Set<string>();
      return {
        rules: {
          afterPasswordChange: (customer, ...given) => {
            changed.add(customer.id);
            return soundRules.afterPasswordChange(customer, ...given);
          },
          profileView: (customer, ...given) => {
            const view = soundRules.profileView(customer, ...given);
            return changed.has(customer.id) ? { ...view, id: '10000000', customerNumber: '10000000' } : view;
          },
        },
      };
    },
  },
  {
    id: 'journey-old-email-logs-in',
    why: 'Whoever has the old mailbox still gets into the account.',
    breaks: ['journey.credentials.completes'],
    reads: /logIn[\s\S]*status: expected 400 or 401 or 403, received 200/,
    deviation: {
      rules: {
        afterEmailChange: (customer, oldEmail, newEmail, sync) => {
          const changed = soundRules.afterEmailChange(customer, oldEmail, newEmail, sync);
          return { ...changed, accounts: [...changed.accounts, ...customer.accounts] };
        },
      },
    },
    category: 206,
  },
  {
    id: 'journey-new-email-has-no-password',
    why: 'A customer who changes the e-mail is locked out of the account.',
    breaks: ['journey.credentials.completes'],
    reads: declines,
    deviation: {
      rules: {
        afterEmailChange: (customer, oldEmail, newEmail, sync) => ({
          ...soundRules.afterEmailChange(customer, oldEmail, newEmail, sync),
          accounts: [{ email: newEmail, initialPassword: false }],
        }),
      },
    },
  },
  {
    id: 'journey-login-opens-session',
    why: 'What a guest put into the cart is gone after the login.',
    breaks: ['journey.guest.session-lasts'],
    reads: sessionParts,
    deviation: { rules: { sessionForLogin: () => randomUUID() } },
  },
  {
    id: 'journey-refresh-takes-session-of-bearer',
    why: 'A customer goes on in the session of whoever asked for the refresh.',
    breaks: ['journey.guest.session-lasts'],
    reads: sessionParts,
    deviation: { rules: { sessionForRefresh: (_spent, bearer) => bearer.sessionId } },
  },
  {
    id: 'journey-anonymous-refresh-opens-session',
    why: 'A guest who stays for more than an hour loses the cart.',
    breaks: ['journey.guest.session-lasts'],
    reads: sessionParts,
    deviation: { rules: { sessionForAnonymousRefresh: () => randomUUID() } },
  },
  {
    id: 'journey-storefront-members-refused',
    why: 'The public storefront, which sends more than an address declares, can save none.',
    breaks: ['journey.storefront.signs-up'],
    reads: /addAddress[\s\S]*status: expected 201, received 400/,
    deviation: {
      rules: {
        checkNewAddress: (body) => [
          ...soundRules.checkNewAddress(body),
          ...(JSON.stringify(body).includes('"contactEmail"')
            ? [{ field: 'contactEmail', type: 'invalid_value' as const, message: 'contactEmail is not known.' }]
            : []),
        ],
      },
    },
  },
  {
    id: 'journey-storefront-expands-one-word',
    why: 'The public storefront shows a customer who has two addresses that she has none.',
    breaks: ['journey.storefront.signs-up'],
    reads: /the addresses of the profile/,
    deviation: { rules: { expandWords: (expand) => [expand ?? ''] } },
  },
  {
    id: 'journey-hold-does-not-hold',
    why: 'A customer who is suspended for fraud goes on buying.',
    breaks: ['journey.employee.suspends-and-restores'],
    reads: /logIn[\s\S]*status: expected 400 or 401 or 403, received 200/,
    deviation: { rules: { mayLogIn: (customer) => customer.active && !customer.awaitsOptIn } },
    category: 206,
  },
  {
    id: 'journey-hold-is-never-lifted',
    why: 'A customer who was suspended by mistake stays out for good.',
    breaks: ['journey.employee.suspends-and-restores'],
    reads: declines,
    deviation: {
      rules: {
        flagAfter: (sent, member, before) =>
          soundRules.flagAfter(sent, member, before) || (member === 'onHold' && before),
      },
    },
  },
  {
    id: 'journey-profile-cached-for-all',
    why: 'Two customers behind one proxy see the profile of the first.',
    breaks: ['journey.sessions.stay-apart'],
    reads: /the profile of the \w+ in turn 1/,
    deviation: () => {
      let kept: Record<string, unknown> | undefined;
      return {
        wire: on(profile, (exchange) => {
          if (exchange.response.status === 200) replaceAnswer(exchange, 200, (kept ??= bodyOf(exchange)));
        }),
      };
    },
    category: 206,
  },
  {
    id: 'journey-addresses-of-last',
    why: 'A customer reads where the one who signed up last lives.',
    breaks: ['journey.sessions.stay-apart'],
    reads: /her addresses/,
    deviation: {
      rules: {
        listAddresses: (customer, everyone) =>
          [...new Set([customer, ...[...everyone].slice(-1)])].flatMap(({ addresses }) => addresses),
      },
    },
    category: 206,
  },
  {
    id: 'journey-connection-remembers-customer',
    why: 'A gateway that identifies the connection hands the second customer the account of the first.',
    breaks: ['journey.sessions.stay-apart'],
    reads: /the profile of the \w+ in turn 1/,
    deviation: () => {
      let first: string | undefined;
      return { rules: { speaksFor: ({ customerId }) => (first ??= customerId) } };
    },
    category: 206,
  },
];
