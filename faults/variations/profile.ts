import { soundRules } from '../../tenant/index.ts';
import { isObject, objectAt, omit, textAt, type Json, type JsonObject } from '../../tenant/json.ts';
import { badRequest, Refused, validationError } from '../../tenant/refusals.ts';
import type { Variation } from '../variation.ts';

type ProfileView = typeof soundRules.profileView;

const optional = ['title', 'firstName', 'middleName', 'lastName', 'contactPhone', 'company', 'lastLogin', 'b2b'];
const readOnly = ['id', 'customerNumber', 'accounts', 'businessModel', 'lastLogin', 'active', 'onHold'];

const viewThat =
  (change: (view: JsonObject, ...given: Parameters<ProfileView>) => JsonObject): ProfileView =>
  (...given) =>
    change(soundRules.profileView(...given), ...given);

const withLastLogin = (spell: (iso: string) => string): ProfileView =>
  viewThat((view) => {
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
  {
    id: 'members-without-value-are-null',
    why: 'Nothing says whether an optional member without a value is absent or null; of lastLogin the changelog says null.',
    rules: {
      profileView: viewThat((view) => ({
        ...Object.fromEntries(optional.map((member) => [member, null])),
        ...view,
      })),
      sellerView: (customer, parts) => ({ lastLogin: null, b2b: null, ...soundRules.sellerView(customer, parts) }),
    },
  },
  {
    id: 'empty-texts-are-left-out',
    why: 'That an empty text clears a member is observed; how a cleared member is shown is not documented.',
    rules: {
      profileView: viewThat((view) => Object.fromEntries(Object.entries(view).filter(([, value]) => value !== ''))),
    },
  },
  {
    id: 'profile-shows-more',
    why: 'The changelog announces members such as type, active and onHold, which the schema does not declare.',
    rules: {
      profileView: viewThat((view, { active, onHold, createdAt }) => ({
        ...view,
        type: 'CUSTOMER',
        photoUrl: null,
        restriction: null,
        metadataCreatedAt: createdAt.toISOString(),
        active,
        onHold,
        b2b: { legalEntities: [], ...objectAt(view, 'b2b') },
      })),
      guestProfile: (settings) => ({
        ...soundRules.guestProfile(settings),
        preferredCurrency: settings.defaultCurrency,
        preferredLanguage: settings.defaultLanguage,
        businessModel: 'B2C',
        addresses: [],
        mixins: {},
        metadata: { version: 0 },
      }),
    },
  },
  {
    id: 'times-without-fraction',
    why: 'Times are UTC in ISO 8601: seconds need no fraction.',
    rules: { profileView: withLastLogin((iso) => iso.replace(/\.\d+Z$/, 'Z')) },
  },
  {
    id: 'times-with-offset',
    why: 'Times are UTC in ISO 8601: +00:00 says so as well, and a fraction may be finer.',
    rules: { profileView: withLastLogin((iso) => iso.replace(/Z$/, '417+00:00')) },
  },
  {
    id: 'mixins-only-expanded',
    why: 'One text shows mixins on demand only, an example shows them always.',
    rules: {
      expandProfile: (view, words, ...rest) =>
        soundRules.expandProfile(
          words.some((word) => word.startsWith('mixin')) ? view : omit(view, 'mixins'),
          words,
          ...rest,
        ),
    },
  },
  {
    id: 'default-address-is-not-shown',
    why: 'When the profile shows defaultAddress is not documented.',
    rules: { expandProfile: (view, words, addresses) => soundRules.expandProfile(view, words, addresses, undefined) },
  },
  {
    id: 'default-address-only-expanded',
    why: 'When the profile shows defaultAddress is not documented.',
    rules: {
      expandProfile: (view, words, addresses, standard) =>
        soundRules.expandProfile(view, words, addresses, words.includes('addresses') ? standard : undefined),
    },
  },
  {
    id: 'unknown-expand-is-refused',
    why: 'What an unknown value of expand does is not documented.',
    rules: {
      expandWords: (expand) => {
        const words = soundRules.expandWords(expand);
        if (words.some((word) => word !== '' && !/^(addresses|accounts|mixin:.+)$/.test(word)))
          throw badRequest('The query parameter expand must name addresses or mixins.');
        return words;
      },
    },
  },
  {
    id: 'unset-contact-email-is-ignored',
    why: 'A contactEmail cannot be unset: whether trying so is refused or ignored is left open.',
    rules: {
      mergeProfile: (stored, sent, mediaType) =>
        soundRules.mergeProfile(stored, isUnset(sent) ? omit(sent, 'contactEmail') : sent, mediaType),
    },
  },
  {
    id: 'read-only-members-are-refused',
    why: 'Members that a PATCH cannot change may be refused as well as ignored.',
    rules: {
      checkProfile: (body, mediaType) => [
        ...soundRules.checkProfile(body, mediaType),
        ...present(body, readOnly).map(refusedMember),
      ],
    },
  },
  {
    id: 'mixin-needs-its-schema',
    why: 'A mixin is documented together with the link to its schema; what happens without is not.',
    rules: {
      keepProfileMembers: (sent) => {
        const links = objectAt(objectAt(sent, 'metadata'), 'mixins');
        const unlinked = Object.keys(objectAt(sent, 'mixins')).filter((name) => !Object.hasOwn(links, name));
        if (unlinked.length > 0) throw validationError(unlinked.map((name) => refusedMember(`mixins.${name}`)));
        return soundRules.keepProfileMembers(sent);
      },
    },
  },
  {
    id: 'versions-leap',
    why: 'A version is a number for optimistic locking; nothing says by how much it grows.',
    rules: { bumpVersion: (version) => version + 7 },
  },
  {
    id: 'stale-version-is-a-bad-request',
    why: 'No status is documented for a stale version; the operation documents 400.',
    rules: {
      versionMatches: (...given) => {
        if (soundRules.versionMatches(...given)) return true;
        throw new Refused({
          status: 400,
          type: 'optimistic_lock',
          message: 'metadata.version is not the current one.',
        });
      },
    },
  },
];
