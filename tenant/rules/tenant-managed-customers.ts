import { deepCopy, defined, objectAt, pick, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { AccessToken, Customer, RefreshToken } from '../model.ts';
import { managedProfileMembers } from '../profile-members.ts';
import { defaultProfile } from '../settings.ts';
import type { TenantSettings } from '../settings.ts';

/** The members of a sent profile that are stored. Source: tenant-managed OpenAPI, CustomerUpdateBySellerDto. */
export function keepSellerMembers(sent: JsonObject): JsonObject {
  const kept = pick(sent, managedProfileMembers);
  const metadata = Object.hasOwn(kept, 'metadata') ? pick(objectAt(kept, 'metadata'), ['mixins']) : undefined;
  return defined({ ...kept, metadata });
}

/** The profile of a customer that a service creates: the sent members and defaults. Source: tenant-managed OpenAPI, CustomerCreateDto. */
export function profileOfSeller(sent: JsonObject, settings: TenantSettings): JsonObject {
  return deepCopy({ ...defaultProfile(settings), ...sent });
}

/** A flag that a service sends, else the stored one. Source: tutorial: activation by PATCH with active and onHold. */
export function flagAfter(sent: JsonObject, member: 'active' | 'onHold', before: boolean): boolean {
  const flag = sent[member];
  return typeof flag === 'boolean' ? flag : before;
}

/** Whether a customer created by a service gets a mail to set a password. Source: tenant-managed OpenAPI: default true. */
export function sendsPasswordReset(parameter: string | undefined): boolean {
  return parameter !== 'false';
}

/** Whether a customer has this number. Source: changelog 2024: a duplicate custom id is a conflict. */
export function customerNumberIsTaken(number: string, customers: ReadonlyMap<string, Customer>): boolean {
  return customers.has(number);
}

/** The number of a customer that a service creates: the requested one, else a new one. Source: changelog 2024: custom id. */
export function numberOfSeller(sent: JsonObject, fresh: () => string): string {
  return textAt(sent, 'id') ?? fresh();
}

/** The password a service chooses for a customer, if any. Source: changelog 2025-09-10; CustomerSignupBySellerDto.password. */
export function passwordOfSeller(sent: JsonObject): string | undefined {
  return textAt(sent, 'password');
}

/** Whether the number of a deleted customer may be used again. Source: configuration guide: enableRecreationOfDeletedCustomer. */
export function numberMayReturn(number: string, deleted: ReadonlySet<string>, settings: TenantSettings): boolean {
  return settings.recreationOfDeletedCustomer || !deleted.has(number);
}

/** A customer as a service sees it. Source: tenant-managed OpenAPI, CustomerForSellerDto; mixins only when expanded. */
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

/** What is left of a customer that a service deletes: nothing. Source: tenant-managed OpenAPI: Deleting a customer. */
export const afterRemoval: (customer: Customer) => Customer | undefined = () => undefined;

/** Whether the deletion of a customer ends a token. Our choice: every token of the customer. Source: tenant-managed OpenAPI: deletes accounts too. */
export function deletionEndsToken(token: AccessToken | RefreshToken, customerId: string): boolean {
  return token.customerId === customerId;
}
