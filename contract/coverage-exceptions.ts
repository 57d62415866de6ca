import type { OperationName } from './operations/index.ts';

/** Something of a row that a run may leave uncovered, with the reason. */
export interface Gap {
  /** The operations it is about; all when left out. */
  readonly operations?: readonly OperationName[];
  /** What need not be covered, in the words of the coverage report. */
  readonly what: RegExp;
  /** Why no test can oblige a sound tenant to show it. */
  readonly reason: string;
}

/**
 * What no test can oblige a sound tenant to show; where it shows it all the same, it counts as covered. The first that matches
 * gives the reason. What a client can send is never among them, and a selftest objects to one that matches nothing.
 */
export const gaps: readonly Gap[] = [
  {
    operations: ['refreshByAnonymousToken'],
    what: /^(a status of success|status 200)$/,
    reason: 'the documentation gave this way up in March 2024: a tenant may insist on the refresh token',
  },
  {
    operations: ['validateGuestToken'],
    what: /^(a status of success|status 200)$/,
    reason: "the documentation speaks of customers' tokens only: a tenant may call a guest's invalid",
  },
  {
    operations: ['updateProfile', 'updateAddress'],
    what: /^status 200$/,
    reason: 'a PATCH that succeeds without a body may be answered 204 as well',
  },
  {
    what: /^response 401 \/.+$/,
    reason: "a 401 has the gateway's fault or the service's error message as its body, at the tenant's choice",
  },
  {
    what: /^response 4\d\d \/(status|type|moreInfo|details)(\/.+)?( absent)?$/,
    reason: 'an error owes its message alone; what else it tells is up to the tenant',
  },
  {
    operations: ['getProfile', 'getGuestProfile', 'listAddresses', 'getAddress', 'removeAddress', 'confirmOptIn'],
    what: /^(status|answers|response) 400( .+)?$/,
    reason: 'nothing that such a request carries has to be refused with 400, rather than with 401 or 404',
  },
  {
    what: /^(status|answers|response) 403( .+)?$/,
    reason:
      'a token of the wrong kind may be refused with 401 as well, and no operation issues a token that lacks a scope',
  },
  {
    operations: ['getProfile'],
    what: /^response 200 \/(type|photoUrl|restriction|metadataCreatedAt|active|onHold)( = .+)?$/,
    reason: "the documentation declares it in the tenant's view of a customer only: the profile may show it or not",
  },
  {
    operations: ['getProfile'],
    what: /^response 200 \/defaultAddress\/isDefault = false$/,
    reason: 'the default address is the one whose isDefault is true',
  },
  {
    operations: ['getGuestProfile'],
    what: /^response 200 \/(preferredLanguage|preferredCurrency|addresses|businessModel|metadata|mixins)( = .+|\/.+)?$/,
    reason: 'a guest has nothing to show here: a tenant may leave out what is optional',
  },
  {
    operations: ['confirmOptIn'],
    what: /^response 200 \/initialPassword = true$/,
    reason: 'whoever confirms a signup has chosen the password herself: it is no initial one',
  },
  {
    what: /^response 200 \/.+ absent$/,
    reason: 'a member that is optional in an answer may be in every answer',
  },
];
