import { soundRules } from '../../tenant/index.ts';
import { answersInstead, cachesAnswers } from '../answer-families.ts';
import { answersBeforeItWrites } from '../delayed-writes.ts';
import { bearerOf, on, problem, replaceAnswer, textAt, without } from '../exchange.ts';
import { fault, type Fault } from '../fault.ts';
import { changesArgument, changesResult, denies, overlooks } from '../rule-families.ts';

const mergePatch = 'application/merge-patch+json';

const currency = 'preferredCurrency';

type Members = Parameters<typeof soundRules.mergeProfile>[1];

/** A merge that takes of a patch only what it is told to. */
const merging = (taken: (member: string, value: Members[string]) => boolean) =>
  changesArgument('mergeProfile', 1, (sent) =>
    Object.fromEntries(Object.entries(sent).filter(([member, value]) => taken(member, value))),
  );

/** How a change of the profile is asked for, answered and merged. */
export const profilePatchFaults: readonly Fault[] = [
  fault('profile-patch-answers-202', 'profile.patch.succeeds', {
    why: 'A client that waits for 200 tells its customer that nothing was changed.',
    ...answersInstead('updateProfile', 200, 202),
  }),
  fault('profile-patch-answers-before-it-writes', 'profile.patch.succeeds', {
    why: 'The page that follows the form shows what was there before it.',
    alsoBreaks: ['profile.patch.changes-what-is-sent'],
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"company"/ },
    deviation: answersBeforeItWrites('updateProfile'),
  }),
  fault('profile-patch-leaves-cache-stale', 'profile.patch.succeeds', {
    why: 'Who has looked at the profile before sees it unchanged after.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"company"/ },
    deviation: cachesAnswers(
      'getProfile',
      (exchange) => `${bearerOf(exchange)} ${exchange.request.query['expand'] ?? ''}`,
    ),
  }),
  fault('profile-patch-takes-merge-patch-only', 'profile.patch.accepts-json', {
    why: 'Storefronts that send application/json, as most do, cannot save a profile.',
    failurePattern: { operation: 'updateProfile', check: 'status', status: '4xx' },
    deviation: changesResult('mediaTypeAllowed', (sound, mediaType, taken) =>
      taken.includes(mergePatch) ? mediaType === mergePatch : sound,
    ),
  }),
  fault('profile-patch-refuses-merge-patch', 'profile.patch.accepts-merge-patch', {
    why: 'Clients that send the type that the documentation names are refused.',
    alsoBreaks: ['profile.patch.null-removes'],
    failurePattern: { operation: 'updateProfile', check: 'status', status: '4xx' },
    deviation: denies('mediaTypeAllowed', (mediaType) => mediaType === mergePatch),
  }),
  fault('profile-patch-hits-newest-customer', 'profile.patch.applies-to-own-profile-only', {
    why: 'The row that is changed is the last one, whoever asks: a stranger gets the name of the caller.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"middleName"[\s\S]*\+\s+"middleName"/ },
    rules: { customerToChange: (caller, _, everyone) => [...everyone].at(-1) ?? caller },
    category: 206,
  }),
  fault('profile-patch-trusts-number-in-body', 'security.objects.profile-follows-token', {
    why: 'Whoever knows a customer number changes that profile with a token of their own.',
    failurePattern: { assertion: /toEqual[\s\S]*\+\s+"firstName": "Mallory"/ },
    rules: {
      customerToChange: (caller, sent, everyone) =>
        [...everyone].find(({ id }) => id === sent['customerNumber']) ?? caller,
    },
    category: 206,
  }),
  fault('profile-patch-takes-long-currency', 'profile.patch.refuses-malformed-currency', {
    why: 'A price list that looks for EUR does not know EURO: the customer sees no prices.',
    failurePattern: { operation: 'updateProfile', check: 'status', status: 200 },
    deviation: overlooks('checkProfile', ({ field }, body) => field === currency && textAt(body, currency).length > 3),
    category: 102,
  }),
  fault('profile-patch-takes-short-currency', 'profile.patch.refuses-malformed-currency', {
    why: 'Three characters at most are checked, and two pass.',
    failurePattern: { operation: 'updateProfile', check: 'status', status: 200 },
    deviation: overlooks('checkProfile', ({ field }, body) => field === currency && textAt(body, currency).length < 3),
    category: 102,
  }),
  fault('profile-patch-refuses-currency-and-keeps-it', 'profile.patch.refuses-malformed-currency', {
    why: 'The answer says that the currency is refused, and the next page shows prices in it.',
    failurePattern: { operation: 'getProfile', check: 'schema', pointer: '/preferredCurrency', keyword: 'maxLength' },
    rules: { checkProfile: () => [] },
    wire: on('updateProfile', (exchange) => {
      const violations = soundRules.checkProfile(exchange.request.body ?? {}, 'application/json');
      if (violations.length > 0) replaceAnswer(exchange, 400, problem(400, 'Not valid.'));
    }),
  }),
  fault('profile-patch-forgets-middle-name', 'profile.patch.changes-what-is-sent', {
    why: 'A customer enters the name in the middle again and again.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"middleName"/ },
    deviation: merging((member) => member !== 'middleName'),
  }),
  fault('profile-patch-replaces', 'profile.patch.keeps-the-rest', {
    why: 'A storefront that changes the company loses the name.',
    alsoBreaks: ['profile.patch.null-removes'],
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"firstName"/ },
    deviation: changesArgument('mergeProfile', 0, ({ contactEmail }) => ({ contactEmail })),
  }),
  fault('profile-patch-resets-defaults', 'profile.patch.keeps-the-rest', {
    why: 'A customer who changes their telephone number is spoken to in the language of the shop again.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"preferred(Currency|Language)"/ },
    deviation: changesArgument('mergeProfile', 1, (sent) => ({
      ...{ preferredLanguage: 'en', preferredCurrency: 'XXX' },
      ...sent,
    })),
  }),
  fault('profile-patch-drops-mixins', 'profile.patch.keeps-the-rest', {
    why: 'A storefront that saves a name wipes out the preferences that another one keeps.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"deliveryOptions"/ },
    deviation: changesArgument('mergeProfile', 0, (stored) => without(stored, 'mixins', 'metadata')),
  }),
  fault('profile-patch-drops-addresses', 'profile.patch.keeps-the-rest', {
    why: 'The customer is written anew from their profile, and their addresses are not part of it.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"id"/ },
    rules: { afterProfileChange: (customer, profile) => ({ ...customer, profile, addresses: [] }) },
  }),
  fault('profile-patch-does-not-read-merge-patch', 'profile.patch.accepts-merge-patch', {
    why: 'A body of the other type is not parsed: the answer is 200, and nothing is changed.',
    alsoBreaks: ['profile.patch.null-removes'],
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"company"|the company after a null/ },
    deviation: changesResult('mergeProfile', (sound, stored, _sent, mediaType) =>
      mediaType === mergePatch ? stored : sound,
    ),
  }),
  fault('profile-patch-ignores-null', 'profile.patch.null-removes', {
    why: 'A customer cannot remove the company they no longer work for.',
    failurePattern: { assertion: /the company after a null[\s\S]*Received: .*"/ },
    deviation: merging((_, value) => value !== null),
  }),
  fault('profile-patch-writes-null-out', 'profile.patch.null-removes', {
    why: 'The next letter goes to a company called null.',
    failurePattern: { assertion: /the company after a null[\s\S]*Received: .*"null"/ },
    deviation: changesArgument('mergeProfile', 1, (sent) =>
      Object.fromEntries(Object.entries(sent).map(([member, value]) => [member, value === null ? 'null' : value])),
    ),
  }),
  fault('profile-patch-takes-empty-for-absent', 'profile.patch.empty-string-clears', {
    why: 'A customer who empties the field of their telephone number goes on being called.',
    failurePattern: { assertion: /the contactPhone after an empty string[\s\S]*Received: .*"0123456789"/ },
    deviation: merging((_, value) => value !== ''),
  }),
  fault('profile-patch-loses-schema-of-mixin', 'profile.patch.stores-mixins', {
    why: 'Nobody can tell any more by which schema the mixin of a customer is to be read.',
    failurePattern: { assertion: /toMatchObject[\s\S]*-\s+"deliveryOptions": "https/ },
    deviation: merging((member) => member !== 'metadata'),
  }),
];
