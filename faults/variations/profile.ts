import { isObject, objectAt, omit, textAt, type Json, type JsonObject } from '../../tenant/json.ts';
import { badRequest, Refused, validationError } from '../../tenant/refusals.ts';
import { changesArgument, changesResult, refusesBy, setsMembers } from '../rule-families.ts';
import { variation, type Variation } from '../variation.ts';

const optional = ['title', 'firstName', 'middleName', 'lastName', 'contactPhone', 'company', 'lastLogin', 'b2b'];
const readOnly = ['id', 'customerNumber', 'accounts', 'businessModel', 'lastLogin', 'active', 'onHold'];

const spellsLastLogin = (spell: (iso: string) => string) =>
  changesResult('profileView', (view) => {
    const iso = textAt(view, 'lastLogin');
    return iso === undefined ? view : { ...view, lastLogin: spell(iso) };
  });

const refusedMember = (field: string) => ({
  field,
  type: 'invalid_value' as const,
  message: `${field} cannot be changed.`,
});

const present = (body: Json, members: readonly string[]): readonly string[] =>
  isObject(body) ? members.filter((member) => Object.hasOwn(body, member)) : [];

const isUnset = (sent: JsonObject): boolean => Object.hasOwn(sent, 'contactEmail') && !sent['contactEmail'];

/** How a profile is shown and changed. */
export const profile: readonly Variation[] = [
  variation('members-without-value-are-null', {
    why: 'Nothing says whether an optional member without a value is absent or null; of lastLogin the changelog says null.',
    rules: {
      ...changesResult('profileView', (view) => ({
        ...Object.fromEntries(optional.map((member) => [member, null])),
        ...view,
      })).rules,
      ...changesResult('sellerView', (view) => ({ lastLogin: null, b2b: null, ...view })).rules,
    },
  }),
  variation('empty-texts-are-left-out', {
    why: 'That an empty text clears a member is observed; how a cleared member is shown is not documented.',
    ...changesResult('profileView', (view) =>
      Object.fromEntries(Object.entries(view).filter(([, value]) => value !== '')),
    ),
  }),
  variation('profile-shows-more', {
    why: 'The changelog announces members such as type, active and onHold, which the schema does not declare.',
    rules: {
      ...setsMembers('profileView', (view, { active, onHold, createdAt }) => ({
        type: 'CUSTOMER',
        photoUrl: null,
        restriction: null,
        metadataCreatedAt: createdAt.toISOString(),
        active,
        onHold,
        b2b: { legalEntities: [], ...objectAt(view, 'b2b') },
      })).rules,
      ...setsMembers('guestProfile', (_, settings) => ({
        preferredCurrency: settings.defaultCurrency,
        preferredLanguage: settings.defaultLanguage,
        businessModel: 'B2C',
        addresses: [],
        mixins: {},
        metadata: { version: 0 },
      })).rules,
    },
  }),
  variation('times-without-fraction', {
    why: 'Times are UTC in ISO 8601: seconds need no fraction.',
    ...spellsLastLogin((iso) => iso.replace(/\.\d+Z$/, 'Z')),
  }),
  variation('times-with-offset', {
    why: 'Times are UTC in ISO 8601: +00:00 says so as well, and a fraction may be finer.',
    ...spellsLastLogin((iso) => iso.replace(/Z$/, '417+00:00')),
  }),
  variation('mixins-only-expanded', {
    why: 'One text shows mixins on demand only, an example shows them always.',
    ...changesArgument('expandProfile', 0, (view, _view, words) =>
      words.some((word) => word.startsWith('mixin')) ? view : omit(view, 'mixins'),
    ),
  }),
  variation('default-address-is-not-shown', {
    why: 'When the profile shows defaultAddress is not documented.',
    ...changesArgument('expandProfile', 3, () => undefined),
  }),
  variation('default-address-only-expanded', {
    why: 'When the profile shows defaultAddress is not documented.',
    ...changesArgument('expandProfile', 3, (standard, _view, words) =>
      words.includes('addresses') ? standard : undefined,
    ),
  }),
  variation('unknown-expand-is-refused', {
    why: 'What an unknown value of expand does is not documented.',
    ...changesResult('expandWords', (words) => {
      if (words.some((word) => word !== '' && !/^(addresses|accounts|mixin:.+)$/.test(word)))
        throw badRequest('The query parameter expand must name addresses or mixins.');
      return words;
    }),
  }),
  variation('unset-contact-email-is-ignored', {
    why: 'A contactEmail cannot be unset: whether trying so is refused or ignored is left open.',
    ...changesArgument('mergeProfile', 1, (sent) => (isUnset(sent) ? omit(sent, 'contactEmail') : sent)),
  }),
  variation('read-only-members-are-refused', {
    why: 'Members that a PATCH cannot change may be refused as well as ignored.',
    ...changesResult('checkProfile', (violations, body) => [
      ...violations,
      ...present(body, readOnly).map(refusedMember),
    ]),
  }),
  variation('mixin-needs-its-schema', {
    why: 'A mixin is documented together with the link to its schema; what happens without is not.',
    ...changesArgument('keepProfileMembers', 0, (sent) => {
      const links = objectAt(objectAt(sent, 'metadata'), 'mixins');
      const unlinked = Object.keys(objectAt(sent, 'mixins')).filter((name) => !Object.hasOwn(links, name));
      if (unlinked.length > 0) throw validationError(unlinked.map((name) => refusedMember(`mixins.${name}`)));
      return sent;
    }),
  }),
  variation('versions-leap', {
    why: 'A version is a number for optimistic locking; nothing says by how much it grows.',
    rules: { bumpVersion: (version) => version + 7 },
  }),
  variation('stale-version-is-a-bad-request', {
    why: 'No status is documented for a stale version; the operation documents 400.',
    ...refusesBy(
      'versionMatches',
      () => new Refused({ status: 400, type: 'optimistic_lock', message: 'metadata.version is not the current one.' }),
    ),
  }),
];
