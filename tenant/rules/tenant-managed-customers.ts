import { deepCopy, defined, objectAt, pick, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { AccessToken, Customer, RefreshToken } from '../model.ts';
import type { TenantSettings } from '../settings.ts';

const sellerMembers = [
  'title',
  'firstName',
  'middleName',
  'lastName',
  'contactEmail',
  'contactPhone',
  'company',
  'preferredLanguage',
  'preferredCurrency',
  'preferredSite',
  'type',
  'photoUrl',
  'b2b',
  'mixins',
  'metadata',
  'restriction',
];

/** What an employee may write into a profile. Source: tenant-managed OpenAPI, CustomerUpdateBySellerDto. */
export function keepSellerMembers(sent: JsonObject): JsonObject {
  const kept = pick(sent, sellerMembers);
  const metadata = Object.hasOwn(kept, 'metadata') ? pick(objectAt(kept, 'metadata'), ['mixins']) : undefined;
  return defined({ ...kept, metadata });
}

/** The profile an employee creates: what was sent over the documented defaults. Source: tenant-managed OpenAPI, CustomerCreateDto. */
export function profileOfSeller(sent: JsonObject, settings: TenantSettings): JsonObject {
  return deepCopy({
    preferredLanguage: settings.defaultLanguage,
    preferredCurrency: settings.defaultCurrency,
    preferredSite: settings.defaultSite,
    ...sent,
  });
}

/** A flag an employee sends, else what it was. Source: tutorial: activation by PATCH with active and onHold. */
export function flagAfter(sent: JsonObject, member: 'active' | 'onHold', before: boolean): boolean {
  const flag = sent[member];
  return typeof flag === 'boolean' ? flag : before;
}

/** Whether a customer created by an employee gets a mail to set a password. Source: tenant-managed OpenAPI: default true. */
export function sendsPasswordReset(parameter: string | undefined): boolean {
  return parameter !== 'false';
}

/** Whether a number is one a customer has. Source: changelog 2024: a duplicate custom id is a conflict. */
export function customerNumberIsTaken(number: string, customers: ReadonlyMap<string, Customer>): boolean {
  return customers.has(number);
}

/** The number of a customer an employee creates: the one asked for, else a fresh one. Source: changelog 2024: custom id. */
export function numberOfSeller(sent: JsonObject, fresh: () => string): string {
  return textAt(sent, 'id') ?? fresh();
}

/** The password an employee chooses for a customer, if any. Source: changelog 2025-09-10; CustomerSignupBySellerDto.password. */
export function passwordOfSeller(sent: JsonObject): string | undefined {
  return textAt(sent, 'password');
}

/** Whether the number of a deleted customer may return. Source: configuration guide: enableRecreationOfDeletedCustomer. */
export function numberMayReturn(number: string, deleted: ReadonlySet<string>, settings: TenantSettings): boolean {
  return settings.recreationOfDeletedCustomer || !deleted.has(number);
}

/** A customer as an employee sees them. Source: tenant-managed OpenAPI, CustomerForSellerDto; mixins only when expanded. */
export function sellerView(
  customer: Customer,
  parts: {
    readonly expand: readonly string[];
    readonly companies: readonly JsonObject[];
    readonly businessModel: string;
    readonly accounts: readonly JsonObject[];
    readonly addresses: readonly JsonObject[];
  },
): JsonObject {
  const { expand, companies, businessModel, accounts, addresses } = parts;
  const b2b = { ...objectAt(customer.profile, 'b2b'), legalEntities: companies };
  const wantsMixins = expand.some((word) => word.startsWith('mixin'));
  return defined({
    ...deepCopy(customer.profile),
    mixins: wantsMixins ? deepCopy(objectAt(customer.profile, 'mixins')) : undefined,
    metadata: {
      mixins: deepCopy(objectAt(objectAt(customer.profile, 'metadata'), 'mixins')),
      version: customer.version,
    },
    id: customer.id,
    customerNumber: customer.id,
    active: customer.active,
    onHold: customer.onHold,
    businessModel,
    b2b: companies.length > 0 || 'companyRegistrationId' in b2b ? b2b : undefined,
    accounts: expand.includes('accounts') ? accounts : undefined,
    addresses: expand.includes('addresses') ? addresses : undefined,
    metadataCreatedAt: customer.createdAt.toISOString(),
    lastLogin: customer.lastLogin?.toISOString(),
  });
}

/** What is left of a customer whom an employee deletes: nothing. Source: tenant-managed OpenAPI: Deleting a customer. */
export const afterRemoval: (customer: Customer) => Customer | undefined = () => undefined;

/** Whether the deletion of a customer ends a token. Our choice: every one of theirs. Source: tenant-managed OpenAPI: deletes accounts too. */
export function deletionEndsToken(token: AccessToken | RefreshToken, customerId: string): boolean {
  return token.customerId === customerId;
}
