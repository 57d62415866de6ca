import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { without } from '../members.ts';

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

/** Faults of what a change makes of the profile that was there. */
export const profileMergeFaults: readonly Fault[] = [
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
    id: 'profile-patch-drops-mixins',
    why: 'A storefront that saves a name wipes out the preferences that another one keeps.',
    breaks: ['profile.patch.keeps-the-rest'],
    reads: /toMatchObject[\s\S]*-\s+"deliveryOptions"/,
    deviation: {
      rules: {
        mergeProfile: (stored, sent, mediaType) =>
          soundRules.mergeProfile(without(stored, 'mixins', 'metadata'), sent, mediaType),
      },
    },
  },
  {
    id: 'profile-patch-drops-addresses',
    why: 'The customer is written anew from her profile, and her addresses are not part of it.',
    breaks: ['profile.patch.keeps-the-rest'],
    reads: /toMatchObject[\s\S]*-\s+"id"/,
    deviation: {
      rules: { afterProfileChange: (customer, profile) => ({ ...customer, profile, addresses: [] }) },
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
    id: 'profile-patch-loses-schema-of-mixin',
    why: 'Nobody can tell any more by which schema the mixin of a customer is to be read.',
    breaks: ['profile.patch.stores-mixins'],
    reads: /toMatchObject[\s\S]*-\s+"deliveryOptions": "https/,
    deviation: merging((member) => member !== 'metadata'),
  },
];
