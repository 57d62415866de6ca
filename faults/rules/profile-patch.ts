import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { answersBeforeItWrites } from '../lagging.ts';
import { on, replaceAnswer } from '../wire.ts';

const read = 'GET-customer-retrieve-customer-profile';
const change = 'PATCH-customer-update-customer';
const mergePatch = 'application/merge-patch+json';

/** Faults of how a change of the profile is asked for, checked and answered. */
export const profilePatchFaults: readonly Fault[] = [
  {
    id: 'profile-patch-answers-202',
    why: 'A client that waits for 200 tells its customer that nothing was changed.',
    breaks: ['profile.patch.succeeds'],
    reads: /updateProfile[\s\S]*status: expected [\d, or]+, received 202/,
    deviation: {
      wire: on(change, (exchange) => {
        if (exchange.response.status === 200) replaceAnswer(exchange, 202);
      }),
    },
    category: 101,
  },
  {
    id: 'profile-patch-answers-before-it-writes',
    why: 'The page that follows the form shows what was there before it.',
    breaks: ['profile.patch.succeeds', 'profile.patch.changes-what-is-sent'],
    reads: /toMatchObject[\s\S]*-\s+"company"/,
    deviation: answersBeforeItWrites(change),
  },
  {
    id: 'profile-patch-leaves-cache-stale',
    why: 'Who has looked at the profile before sees it unchanged after.',
    breaks: ['profile.patch.succeeds'],
    reads: /toMatchObject[\s\S]*-\s+"company"/,
    deviation: () => {
      const kept = new Map<string, Buffer>();
      return {
        wire: on(read, ({ request, response }) => {
          const key = `${request.headers['authorization'] ?? ''} ${request.query['expand'] ?? ''}`;
          const known = kept.get(key);
          if (known) response.body = known;
          else if (response.status === 200) kept.set(key, response.body);
        }),
      };
    },
  },
  {
    id: 'profile-patch-takes-merge-patch-only',
    why: 'Storefronts that send application/json, as most do, cannot save a profile.',
    breaks: ['profile.patch.accepts-json'],
    reads: /updateProfile[\s\S]*status: expected .*, received 4\d\d/,
    deviation: {
      rules: {
        mediaTypeAllowed: (mediaType, taken) =>
          taken.includes(mergePatch) ? mediaType === mergePatch : soundRules.mediaTypeAllowed(mediaType, taken),
      },
    },
  },
  {
    id: 'profile-patch-refuses-merge-patch',
    why: 'Clients that send the type that the documentation names are refused.',
    breaks: ['profile.patch.accepts-merge-patch', 'profile.patch.null-removes'],
    reads: /updateProfile[\s\S]*status: expected .*, received 4\d\d/,
    deviation: {
      rules: {
        mediaTypeAllowed: (mediaType, taken) =>
          mediaType !== mergePatch && soundRules.mediaTypeAllowed(mediaType, taken),
      },
    },
  },
  {
    id: 'profile-patch-hits-newest-customer',
    why: 'The row that is changed is the last one, whoever asks: a stranger gets the name of the caller.',
    breaks: ['profile.patch.applies-to-own-profile-only'],
    reads: /toMatchObject[\s\S]*-\s+"middleName"[\s\S]*\+\s+"middleName"/,
    deviation: { rules: { customerToChange: (caller, _, everyone) => [...everyone].at(-1) ?? caller } },
    category: 206,
  },
  {
    id: 'profile-patch-trusts-number-in-body',
    why: 'Whoever knows a customer number changes that profile with a token of her own.',
    breaks: ['security.objects.profile-follows-token'],
    reads: /toEqual[\s\S]*\+\s+"firstName": "Mallory"/,
    deviation: {
      rules: {
        customerToChange: (caller, sent, everyone) =>
          [...everyone].find(({ id }) => id === sent['customerNumber']) ?? caller,
      },
    },
    category: 206,
  },
  {
    id: 'profile-patch-takes-long-currency',
    why: 'A price list that looks for EUR does not know EURO: the customer sees no prices.',
    breaks: ['profile.patch.refuses-malformed-currency'],
    reads: /updateProfile[\s\S]*status: expected [\d, or]+, received 200/,
    deviation: {
      rules: {
        checkProfile: (body, mediaType) => {
          const [, currency] = Object.entries(body ?? {}).find(([member]) => member === 'preferredCurrency') ?? [];
          const isLong = typeof currency === 'string' && currency.length > 3;
          const violations = soundRules.checkProfile(body, mediaType);
          return violations.filter(({ field }) => !(isLong && field === 'preferredCurrency'));
        },
      },
    },
    category: 102,
  },
  {
    id: 'profile-patch-takes-short-currency',
    why: 'Three characters at most are checked, and two pass.',
    breaks: ['profile.patch.refuses-malformed-currency'],
    reads: /updateProfile[\s\S]*status: expected [\d, or]+, received 200/,
    deviation: {
      rules: {
        checkProfile: (body, mediaType) => {
          const [, currency] = Object.entries(body ?? {}).find(([member]) => member === 'preferredCurrency') ?? [];
          const isShort = typeof currency === 'string' && currency.length < 3;
          const violations = soundRules.checkProfile(body, mediaType);
          return violations.filter(({ field }) => !(isShort && field === 'preferredCurrency'));
        },
      },
    },
    category: 102,
  },
  {
    id: 'profile-patch-refuses-currency-and-keeps-it',
    why: 'The answer says that the currency is refused, and the next page shows prices in it.',
    breaks: ['profile.patch.refuses-malformed-currency'],
    reads: /getProfile[\s\S]*\/preferredCurrency: expected at most 3 character\(s\), received "EURO"/,
    deviation: {
      rules: { checkProfile: () => [] },
      wire: on(change, (exchange) => {
        const { body } = exchange.request;
        const violations = body === undefined ? [] : soundRules.checkProfile(body, 'application/json');
        if (violations.length > 0) replaceAnswer(exchange, 400, { status: 400, message: 'Not valid.' });
      }),
    },
  },
];
