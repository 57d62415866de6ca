import { randomUUID } from 'node:crypto';
import { soundRules } from '../../tenant/index.ts';
import { cachesAnswers } from '../answer-families.ts';
import { fault, type Fault } from '../fault.ts';
import { allows, alsoRefuses, has, keepsFirst, setsMembers } from '../rule-families.ts';

const declines = { operation: 'logIn', check: 'status', expected: 200, status: 401 } as const;
const sessionParts = { assertion: /the session after refresh, login, refresh, validation/ };

export const journeyFaults: readonly Fault[] = [
  fault('journey-address-removal-takes-all', 'journey.customer.completes', {
    why: 'A customer who removes an old address has none left at the checkout.',
    failurePattern: { operation: 'getAddress', check: 'status', expected: 200, status: 404 },
    rules: { removeAddress: () => [] },
    category: 103,
  }),
  fault('journey-new-password-is-not-written', 'journey.customer.completes', {
    why: 'A customer is told that the new password holds, and only the old one does.',
    alsoBreaks: ['journey.credentials.completes'],
    failurePattern: { operation: 'logIn', check: 'status', status: [200, 401] },
    rules: { afterPasswordChange: (customer) => customer },
  }),
  fault('journey-refresh-forgets-who', 'journey.customer.completes', {
    why: 'After the first refresh the shop does not know any more who is shopping.',
    failurePattern: { assertion: /-\s+"email"|\/email/ },
    deviation: setsMembers('validationBody', (_, access) => ({
      email: `customer-${access.customerId ?? ''}@example.invalid`,
    })),
  }),
  fault('journey-new-password-changes-number', 'journey.customer.completes', {
    why: 'Orders made before the new password belong to nobody.',
    alsoBreaks: ['journey.credentials.completes'],
    failurePattern: { assertion: /the profile in the end/ },
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
  }),
  fault('journey-old-email-logs-in', 'journey.credentials.completes', {
    why: 'Whoever has the old mailbox still gets into the account.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 400, status: 200 },
    deviation: setsMembers('afterEmailChange', ({ accounts }, customer) => ({
      accounts: [...accounts, ...customer.accounts],
    })),
    category: 206,
  }),
  fault('journey-new-email-has-no-password', 'journey.credentials.completes', {
    why: 'A customer who changes the e-mail is locked out of the account.',
    failurePattern: declines,
    deviation: setsMembers('afterEmailChange', (_, _customer, _oldEmail, newEmail) => ({
      accounts: [{ email: newEmail, initialPassword: false }],
    })),
  }),
  fault('journey-login-opens-session', 'journey.guest.session-lasts', {
    why: 'What a guest put into the cart is gone after the login.',
    failurePattern: sessionParts,
    rules: { sessionForLogin: () => randomUUID() },
  }),
  fault('journey-refresh-takes-session-of-bearer', 'journey.guest.session-lasts', {
    why: 'A customer goes on in the session of whoever asked for the refresh.',
    failurePattern: sessionParts,
    rules: { sessionForRefresh: (_spent, bearer) => bearer.sessionId },
  }),
  fault('journey-anonymous-refresh-opens-session', 'journey.guest.session-lasts', {
    why: 'A guest who stays for more than an hour loses the cart.',
    failurePattern: sessionParts,
    rules: { sessionForAnonymousRefresh: () => randomUUID() },
  }),
  fault('journey-storefront-members-refused', 'journey.storefront.signs-up', {
    why: 'The public storefront, which sends more than an address declares, can save none.',
    failurePattern: { operation: 'addAddress', check: 'status', expected: 201, status: 400 },
    deviation: alsoRefuses('checkNewAddress', 'contactEmail', (body) => has(body, 'contactEmail')),
  }),
  fault('journey-storefront-expands-one-word', 'journey.storefront.signs-up', {
    why: 'The public storefront shows a customer who has two addresses that they have none.',
    failurePattern: { assertion: /the addresses of the profile/ },
    rules: { expandWords: (expand) => [expand ?? ''] },
  }),
  fault('journey-hold-does-not-hold', 'journey.employee.suspends-and-restores', {
    why: 'A customer who is suspended for fraud goes on buying.',
    failurePattern: { operation: 'logIn', check: 'status', expected: 400, status: 200 },
    rules: { mayLogIn: (customer) => customer.active && !customer.awaitsOptIn },
    category: 206,
  }),
  fault('journey-hold-is-never-lifted', 'journey.employee.suspends-and-restores', {
    why: 'A customer who was suspended by mistake stays out for good.',
    failurePattern: declines,
    deviation: allows('flagAfter', (_sent, member, before) => member === 'onHold' && before),
  }),
  fault('journey-profile-cached-for-all', 'journey.sessions.stay-apart', {
    why: 'Two customers behind one proxy see the profile of the first.',
    failurePattern: { assertion: /the profile of the \w+ in turn 1/ },
    deviation: cachesAnswers('getProfile'),
    category: 206,
  }),
  fault('journey-addresses-of-last', 'journey.sessions.stay-apart', {
    why: 'A customer reads where the one who signed up last lives.',
    failurePattern: { assertion: /their addresses/ },
    rules: {
      listAddresses: (customer, everyone) =>
        [...new Set([customer, ...[...everyone].slice(-1)])].flatMap(({ addresses }) => addresses),
    },
    category: 206,
  }),
  fault('journey-connection-remembers-customer', 'journey.sessions.stay-apart', {
    why: 'A gateway that identifies the connection hands the second customer the account of the first.',
    failurePattern: { assertion: /the profile of the \w+ in turn 1/ },
    deviation: keepsFirst('speaksFor'),
    category: 206,
  }),
];
