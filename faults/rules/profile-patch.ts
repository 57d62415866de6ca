import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { answersBeforeItWrites } from '../lagging.ts';
import { on, replaceAnswer } from '../wire.ts';
import { profileVersionFaults } from './profile-version.ts';

const read = 'GET-customer-retrieve-customer-profile';
const change = 'PATCH-customer-update-customer';
const mergePatch = 'application/merge-patch+json';

type Members = Parameters<typeof soundRules.mergeProfile>[1];

/** A merge that takes of a patch only what it is told to. */
const merging = (taken: (member: string, value: Members[string]) => boolean) => ({
  rules: {
    mergeProfile: (stored: Members, sent: Members, mediaType: string): Members =>
      soundRules.mergeProfile(
        stored,
        Object.fromEntries(Object.entries(sent).filter(([member, value]) => taken(member, value))),
        mediaType,
      ),
  },
});

const updating: readonly Fault[] = [
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
    id: 'profile-patch-forgets-middle-name',
    why: 'A customer enters the name in the middle again and again.',
    breaks: ['profile.patch.changes-what-is-sent'],
    reads: /toMatchObject[\s\S]*-\s+"middleName"/,
    deviation: merging((member) => member !== 'middleName'),
  },
  {
    id: 'profile-patch-replaces',
    why: 'A storefront that changes the company loses the name.',
    breaks: ['profile.patch.keeps-the-rest', 'profile.patch.null-removes'],
    reads: /toMatchObject[\s\S]*-\s+"firstName"/,
    deviation: {
      rules: {
        mergeProfile: (stored, sent, mediaType) =>
          soundRules.mergeProfile({ contactEmail: stored['contactEmail'] }, sent, mediaType),
      },
    },
  },
  {
    id: 'profile-patch-resets-defaults',
    why: 'A customer who changes her telephone number is spoken to in the language of the shop again.',
    breaks: ['profile.patch.keeps-the-rest'],
    reads: /toMatchObject[\s\S]*-\s+"preferred(Currency|Language)"/,
    deviation: {
      rules: {
        mergeProfile: (stored, sent, mediaType) =>
          soundRules.mergeProfile(stored, { preferredLanguage: 'en', preferredCurrency: 'XXX', ...sent }, mediaType),
      },
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
    id: 'profile-patch-does-not-read-merge-patch',
    why: 'A body of the other type is not parsed: the answer is 200, and nothing is changed.',
    breaks: ['profile.patch.accepts-merge-patch', 'profile.patch.null-removes'],
    reads: /toMatchObject[\s\S]*-\s+"company"|the company after a null/,
    deviation: {
      rules: {
        mergeProfile: (stored, sent, mediaType) =>
          mediaType === mergePatch ? stored : soundRules.mergeProfile(stored, sent, mediaType),
      },
    },
  },
  {
    id: 'profile-patch-ignores-null',
    why: 'A customer cannot remove the company she no longer works for.',
    breaks: ['profile.patch.null-removes'],
    reads: /the company after a null[\s\S]*Received: .*"/,
    deviation: merging((_, value) => value !== null),
  },
  {
    id: 'profile-patch-writes-null-out',
    why: 'The next letter goes to a company called null.',
    breaks: ['profile.patch.null-removes'],
    reads: /the company after a null[\s\S]*Received: .*"null"/,
    deviation: {
      rules: {
        mergeProfile: (stored, sent, mediaType) =>
          soundRules.mergeProfile(
            stored,
            Object.fromEntries(
              Object.entries(sent).map(([member, value]) => [member, value === null ? String(value) : value]),
            ),
            mediaType,
          ),
      },
    },
  },
  {
    id: 'profile-patch-takes-empty-for-absent',
    why: 'A customer who empties the field of her telephone number goes on being called.',
    breaks: ['profile.patch.empty-string-clears'],
    reads: /the contactPhone after an empty string[\s\S]*Received: .*"0123456789"/,
    deviation: merging((_, value) => value !== ''),
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
    reads: /toMatchObject[\s\S]*-\s+"preferredCurrency": "CHF"/,
    deviation: {
      rules: { checkProfile: () => [] },
      wire: on(change, (exchange) => {
        const { body } = exchange.request;
        const violations = body === undefined ? [] : soundRules.checkProfile(body, 'application/json');
        if (violations.length > 0) replaceAnswer(exchange, 400, { status: 400, message: 'Not valid.' });
      }),
    },
  },
  {
    id: 'profile-patch-loses-schema-of-mixin',
    why: 'Nobody can tell any more by which schema the mixin of a customer is to be read.',
    breaks: ['profile.patch.stores-mixins'],
    reads: /toMatchObject[\s\S]*-\s+"deliveryOptions": "https/,
    deviation: merging((member) => member !== 'metadata'),
  },
];

const contactEmail: readonly Fault[] = [
  {
    id: 'profile-contact-email-is-fixed',
    why: 'The invoices go to the e-mail of the signup for ever.',
    breaks: ['profile.contact-email.can-be-replaced'],
    reads: /toMatchObject[\s\S]*-\s+"contactEmail"[\s\S]*\+\s+"contactEmail"/,
    deviation: merging((member) => member !== 'contactEmail'),
  },
  {
    id: 'profile-contact-email-can-be-unset',
    why: 'The shop has a customer whom it cannot tell that the parcel is late.',
    breaks: ['profile.contact-email.survives-null', 'profile.contact-email.survives-empty-string'],
    reads: /the contactEmail after (null|an empty string)[\s\S]*Received: .*(undefined|null|"")/,
    deviation: { rules: { contactEmailIsUnset: () => false } },
    category: 102,
  },
  {
    id: 'profile-contact-email-can-be-emptied',
    why: 'Only null is looked for: a form sent empty leaves an e-mail without a letter in it.',
    breaks: ['profile.contact-email.survives-empty-string'],
    reads: /the contactEmail after an empty string[\s\S]*Received: .*""/,
    deviation: {
      rules: { contactEmailIsUnset: (_, merged) => merged['contactEmail'] === undefined },
    },
    category: 102,
  },
  {
    id: 'profile-contact-email-can-be-removed',
    why: 'Only the empty text is looked for: a merge patch removes the e-mail.',
    breaks: ['profile.contact-email.survives-null'],
    reads: /the contactEmail after null[\s\S]*Received: .*undefined/,
    deviation: { rules: { contactEmailIsUnset: (_, merged) => merged['contactEmail'] === '' } },
    category: 102,
  },
  {
    id: 'profile-company-needs-no-surname',
    why: 'A company has a buyer without a name, to whom no offer can be addressed.',
    breaks: ['profile.b2b.requires-company-details'],
    reads: /updateProfile[\s\S]*status: expected [\d, or]+, received 200/,
    deviation: {
      rules: {
        missingCompanyDetails: (profile, registrationId) =>
          soundRules.missingCompanyDetails(profile, registrationId).filter((member) => member !== 'lastName'),
      },
    },
    category: 102,
  },
  {
    id: 'profile-company-details-are-checked-at-signup-only',
    why: 'Whoever joins a company later is asked for nothing.',
    breaks: ['profile.b2b.requires-company-details'],
    reads: /updateProfile[\s\S]*status: expected [\d, or]+, received 200/,
    deviation: {
      rules: {
        missingCompanyDetails: (profile, registrationId) =>
          profile['contactEmail'] === undefined ? soundRules.missingCompanyDetails(profile, registrationId) : [],
      },
    },
    category: 102,
  },
];

/** Faults of how a profile is changed. */
export const profilePatchFaults: readonly Fault[] = [...updating, ...contactEmail, ...profileVersionFaults];
