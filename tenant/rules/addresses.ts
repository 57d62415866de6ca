import { randomBytes } from 'node:crypto';
import { deepCopy, objectAt, pick } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Address, Customer } from '../model.ts';

const addressMembers = [
  'contactName',
  'companyName',
  'street',
  'streetNumber',
  'streetAppendix',
  'extraLine1',
  'extraLine2',
  'extraLine3',
  'extraLine4',
  'zipCode',
  'city',
  'country',
  'state',
  'contactPhone',
  'tags',
  'mixins',
];

/** The id of a new address. Source: OpenAPI examples: ten hexadecimals. */
export function newAddressId(): string {
  return randomBytes(5).toString('hex');
}

/** The members of a sent address that are stored; members that the documentation does not name are ignored. Source: OpenAPI, AddressCreateDto. */
export function keepAddressMembers(sent: JsonObject): JsonObject {
  const links = objectAt(sent, 'metadata')['mixins'];
  return { ...pick(sent, addressMembers), ...(links === undefined ? {} : { metadata: { mixins: links } }) };
}

/** The fields of an address after a change: the sent ones replace the stored ones. Source: tutorial: Updating a customer address. */
export function mergeAddress(stored: JsonObject, sent: JsonObject): JsonObject {
  return deepCopy({ ...stored, ...sent });
}

/**
 * The customer's address with an id; other customers' addresses are not found. `everyone` is all customers of the tenant.
 * Source: OpenAPI, 404_address; the paths begin with `me`.
 */
export const findOwnAddress: (
  customer: Customer,
  addressId: string,
  everyone: Iterable<Customer>,
) => Address | undefined = (customer, addressId) => customer.addresses.find((address) => address.id === addressId);

/** The addresses that a customer may read: its own. Source: tutorial: Retrieving customer addresses. */
export const listAddresses: (customer: Customer, everyone: Iterable<Customer>) => readonly Address[] = (customer) =>
  customer.addresses;

/** Whether an address is to be the default one. Source: tutorial: Updating a customer address; on creation it is our choice. */
export function wantsToBeDefault(sent: JsonObject): boolean {
  return sent['isDefault'] === true;
}

/**
 * The addresses with exactly one default: the requested one, else the present one, else the oldest.
 * Source: tutorial: Updating a customer address and the examples; succession after a deletion is our choice.
 */
export const chooseDefaultAddress: (
  addresses: readonly Address[],
  askedFor: string | undefined,
  after: 'creation' | 'change' | 'deletion',
) => readonly Address[] = (addresses, askedFor) => {
  const chosen = askedFor ?? addresses.find((address) => address.isDefault)?.id ?? addresses[0]?.id;
  return addresses.map((address) => ({ ...address, isDefault: address.id === chosen }));
};

/** The addresses with one replaced. Source: OpenAPI: Updating a customer address. */
export function replaceAddress(addresses: readonly Address[], changed: Address): readonly Address[] {
  return addresses.map((address) => (address.id === changed.id ? changed : address));
}

/** The addresses without one. Source: OpenAPI: Deleting a customer address. */
export function removeAddress(addresses: readonly Address[], addressId: string): readonly Address[] {
  return addresses.filter((address) => address.id !== addressId);
}

/**
 * The customer after the deletion of an address. Accounts stay (our choice): the documentation's sentence about them
 * cannot mean the login. Source: OpenAPI: Deleting a customer address.
 */
export function afterAddressDeletion(customer: Customer, addresses: readonly Address[]): Customer {
  return { ...customer, addresses };
}

/** An address in an answer. Source: OpenAPI, AddressDto and its example. */
export function addressView(address: Address): JsonObject {
  return {
    ...deepCopy(address.fields),
    id: address.id,
    isDefault: address.isDefault,
    metadata: { mixins: deepCopy(objectAt(objectAt(address.fields, 'metadata'), 'mixins')), version: address.version },
  };
}
