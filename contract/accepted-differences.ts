import type { OperationName } from './operations/index.ts';
import type { PublishedName } from './published-documents.ts';

/** A difference between a published document and the contract that is meant, with the reason. */
export interface AcceptedDifference {
  /** The documents that differ so; in each of them it has to be found. */
  readonly documents: readonly PublishedName[];
  /** Which side says it. */
  readonly only: 'document' | 'contract';
  /** The operations that it is about; all when left out. */
  readonly operations?: readonly OperationName[];
  /** What only that side says, in the words of `npm run drift`. */
  readonly what: RegExp;
  readonly reason: string;
}

const service = ['customer-managed', 'tenant-managed'] as const;

/** The differences between the published documents and the contract that are meant. One that is none any more fails the comparison. */
export const acceptedDifferences: readonly AcceptedDifference[] = [
  {
    documents: ['customer-managed'],
    only: 'document',
    what: /^header authorization$/,
    reason: 'whose token a call carries is said by who speaks, not by a parameter',
  },
  {
    documents: ['customer-managed'],
    only: 'document',
    operations: ['refreshAnonymousToken'],
    what: /^query (anonymous_token|refresh_token) required$/,
    reason:
      'the document requires the deprecated way and its successor at once; tutorial and clients send one of the two',
  },
  {
    documents: ['customer-managed'],
    only: 'contract',
    operations: ['refreshAnonymousToken'],
    what: /^query (currency|siteCode|targetLocation)$/,
    reason: 'clients send the session context when they refresh as well: it may be ignored, but not refused',
  },
  {
    documents: ['customer-managed'],
    only: 'contract',
    operations: ['logInAnonymously', 'refreshAnonymousToken'],
    what: /^200 \/refresh_token(_expires_in)?$/,
    reason: 'the schema forgets the refresh token, which every example and the tutorial show',
  },
  {
    documents: ['customer-managed'],
    only: 'contract',
    operations: ['logIn', 'confirmOptIn'],
    what: /^200 \/initialPassword = (true|false)$/,
    reason: 'the schema says string, the example shows a boolean: either is accepted',
  },
  {
    documents: ['customer-managed'],
    only: 'contract',
    operations: ['getProfile'],
    what: /^200 \/(active|metadataCreatedAt|onHold|photoUrl|restriction|type)$/,
    reason: "declared in the tenant's view of a customer only, and announced for the profile: it may be shown",
  },
  {
    documents: ['tenant-managed'],
    only: 'contract',
    operations: ['listCustomers', 'searchCustomers', 'getCustomer'],
    what: /^200 (\/\*)?\/lastLogin$/,
    reason: 'declared in the profile of a customer, and filled by a login whoever reads it',
  },
  {
    documents: ['tenant-managed'],
    only: 'contract',
    operations: ['listCustomers', 'searchCustomers', 'getCustomer', 'createCustomer', 'patchCustomer'],
    what: /^(200 (\/\*)?|body )\/type = (CONTACT|CUSTOMER|\(empty\))$/,
    reason: 'the document lists the types of a customer in a sentence, not in the schema',
  },
  {
    documents: ['tenant-managed'],
    only: 'contract',
    operations: ['createCustomer'],
    what: /^body \/(active|onHold)$/,
    reason: 'the quick start has them sent, though the schema of this one request lacks them',
  },
  {
    documents: ['tenant-managed'],
    only: 'document',
    operations: ['removeCustomer'],
    what: /^body$/,
    reason: 'the body is optional and empty: there is nothing to send',
  },
  {
    documents: ['oauth'],
    only: 'document',
    operations: ['requestServiceToken'],
    what: /^header content-type$/,
    reason: 'the media type of the body says it',
  },
  {
    documents: ['oauth'],
    only: 'contract',
    operations: ['requestServiceToken'],
    what: /^(body \/(client_id|client_secret|grant_type)|200 \/(access_token|expires_in|scope|token_type)) required$/,
    reason: 'without them there is no client credentials grant (RFC 6749, 4.4); the document lists nothing as required',
  },
  {
    documents: ['customer-managed'],
    only: 'contract',
    what: /^200 \/(access_token|refresh_token|expires_in|refresh_token_expires_in|saas_token|scope|session_?[iI]d|social_access_token|token_type|email) required$/,
    reason:
      'what a token answer is for; tutorial and examples always show it, though the document lists nothing as required',
  },
  {
    documents: [...service],
    only: 'contract',
    what: /^200 (\/\*)?(\/(accounts|addresses|b2b\/legalEntities)\/\*|\/defaultAddress)?\/(id|customerNumber|contactName|accounts) required$/,
    reason:
      'what is read again is known by them, and the text builds on them, though the document lists nothing as required in answers',
  },
  {
    documents: [...service],
    only: 'contract',
    what: /^201 \/id required$/,
    reason:
      'the answer has no other purpose than to name what was created, though the document does not list it as required',
  },
  {
    documents: [...service],
    only: 'contract',
    what: /^(4\d\d \/message|401 \/fault\/faultstring) required$/,
    reason: 'an error without its message tells nothing; the document lists nothing as required in errors',
  },
  {
    documents: [...service],
    only: 'contract',
    what: /^401 \/(status|type|message|moreInfo|details)$/,
    reason:
      "the document knows the gateway's fault alone; a token or password that the service refuses is told in its own error",
  },
];
