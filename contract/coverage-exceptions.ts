import type { CoverageItem } from './coverage-item.ts';
import type { OperationName } from './operations/index.ts';

/** Which items of an operation an exception is about: all that agree with every field that is given. */
interface CoveragePattern {
  readonly kinds: readonly CoverageItem['kind'][];
  readonly statuses?: readonly number[] | 'refusals';
  /** Names of classes, or JSON pointers: everything below them too. */
  readonly names?: readonly string[];
  readonly seen?: readonly CoverageItem['seen'][];
  readonly values?: readonly string[];
}

/** Something of a row that a run may leave uncovered. */
export interface CoverageException {
  /** The operations it is about; all when left out. */
  readonly operations?: readonly OperationName[];
  readonly about: readonly CoveragePattern[];
  /** Why no test can oblige a sound tenant to show it. */
  readonly reason: string;
}

const agrees = (item: CoverageItem, { kinds, statuses, names, seen, values }: CoveragePattern): boolean => {
  const { kind, status = 0, name = '', value = '' } = item;
  return (
    kinds.includes(kind) &&
    (statuses === undefined || (statuses === 'refusals' ? status >= 400 && status < 500 : statuses.includes(status))) &&
    (names === undefined || names.some((each) => name === each || name.startsWith(`${each}/`))) &&
    (seen === undefined || seen.includes(item.seen)) &&
    (values === undefined || values.includes(value))
  );
};

/** Whether an exception is about an item of an operation. */
export const isExcepted = (
  { operations, about }: CoverageException,
  operation: OperationName,
  item: CoverageItem,
): boolean =>
  (operations === undefined || operations.includes(operation)) && about.some((pattern) => agrees(item, pattern));

const anySuccess: readonly CoveragePattern[] = [
  { kinds: ['status class'], names: ['success'] },
  { kinds: ['status'], statuses: [200] },
];
const answers = ['status', 'answer type', 'answer member'] as const;
const members = ['answer member'] as const;

/**
 * What no test can oblige a sound tenant to show; where it shows it all the same, it counts as covered. The first that matches
 * gives the reason. What a client can send is never among them, and a selftest objects to one that matches nothing.
 */
export const coverageExceptions: readonly CoverageException[] = [
  {
    operations: ['refreshByAnonymousToken'],
    about: anySuccess,
    reason: 'the documentation gave this way up in March 2024: a tenant may insist on the refresh token',
  },
  {
    operations: ['validateGuestToken'],
    about: anySuccess,
    reason: "the documentation speaks of customers' tokens only: a tenant may call a guest's invalid",
  },
  {
    operations: ['updateProfile', 'updateAddress'],
    about: [{ kinds: ['status'], statuses: [200] }],
    reason: 'a PATCH that succeeds without a body may be answered 204 as well',
  },
  {
    about: [{ kinds: members, statuses: [401] }],
    reason: "a 401 has the gateway's fault or the service's error message as its body, at the tenant's choice",
  },
  {
    about: [{ kinds: members, statuses: 'refusals', names: ['/status', '/type', '/moreInfo', '/details'] }],
    reason: 'an error owes its message alone; what else it tells is up to the tenant',
  },
  {
    operations: ['getProfile', 'getGuestProfile', 'listAddresses', 'getAddress', 'removeAddress', 'confirmOptIn'],
    about: [{ kinds: answers, statuses: [400] }],
    reason: 'nothing that such a request carries has to be refused with 400, rather than with 401 or 404',
  },
  {
    about: [{ kinds: answers, statuses: [403] }],
    reason:
      'a token of the wrong kind may be refused with 401 as well, and no operation issues a token that lacks a scope',
  },
  {
    operations: ['getProfile'],
    about: [
      {
        kinds: members,
        statuses: [200],
        names: ['/type', '/photoUrl', '/restriction', '/metadataCreatedAt', '/active', '/onHold'],
        seen: ['present', 'value'],
      },
    ],
    reason: "the documentation declares it in the tenant's view of a customer only: the profile may show it or not",
  },
  {
    operations: ['getProfile'],
    about: [{ kinds: members, statuses: [200], names: ['/defaultAddress/isDefault'], values: ['false'] }],
    reason: 'the default address is the one whose isDefault is true',
  },
  {
    operations: ['getGuestProfile'],
    about: [
      {
        kinds: members,
        statuses: [200],
        names: ['/preferredLanguage', '/preferredCurrency', '/addresses', '/businessModel', '/metadata', '/mixins'],
        seen: ['present', 'value'],
      },
    ],
    reason: 'a guest has nothing to show here: a tenant may leave out what is optional',
  },
  {
    operations: ['confirmOptIn'],
    about: [{ kinds: members, statuses: [200], names: ['/initialPassword'], values: ['true'] }],
    reason: 'the customer chose the password at the signup: it is no initial one',
  },
  {
    about: [{ kinds: members, statuses: [200], seen: ['absent'] }],
    reason: 'a member that is optional in an answer may be in every answer',
  },
];
