import type { JsonObject } from '../json.ts';
import type { Address, Customer } from '../model.ts';
import { created, json, noContent, ok } from '../operation.ts';
import type { Answer, Call, ProtectedOperation, Operation } from '../operation.ts';
import { methodNotAllowed, unknownAddress } from '../refusals.ts';
import { callingCustomer, requireVersion, validatedBody } from './request-checks.ts';
import { saveCustomer } from './save-customer.ts';

/** Builds an address from a request body; it is not the default address yet. */
export function buildAddress(call: Call, sent: JsonObject): Address {
  const { rules } = call;
  return {
    id: rules.newAddressId(),
    isDefault: false,
    version: 1,
    fields: rules.mergeAddress({}, rules.keepAddressMembers(sent)),
  };
}

/**
 * The calling customer and its address named in the path.
 * @throws Refused 404 when the customer has no such address.
 */
export function requireOwnAddress(call: Call): { readonly customer: Customer; readonly address: Address } {
  const customer = callingCustomer(call);
  const { addressId = '' } = call.params;
  const address = call.rules.findOwnAddress(customer, addressId, call.tenant.store.customers.values());
  if (!address) throw unknownAddress(addressId, customer.id);
  return { customer, address };
}

/** Adds an address to a stored customer. */
export function addAddressTo(call: Call, customer: Customer, address: Address, sent: JsonObject): Answer {
  const { rules } = call;
  const askedFor = rules.wantsToBeDefault(sent) ? address.id : undefined;
  const addresses = rules.chooseDefaultAddress([...customer.addresses, address], askedFor, 'creation');
  saveCustomer(call, { ...customer, addresses });
  return created(address.id);
}

/** Stores a changed address with a new version and chooses the default address anew. */
export function saveAddress(call: Call, customer: Customer, changed: Address, becomesDefault: boolean): void {
  const { rules } = call;
  const version = rules.bumpVersion(changed.version, 'address');
  const addresses = rules.replaceAddress(customer.addresses, { ...changed, version });
  const withDefault = rules.chooseDefaultAddress(addresses, becomesDefault ? changed.id : undefined, 'change');
  saveCustomer(call, { ...customer, addresses: withDefault });
}

const customersOnly = { callers: ['customer'], documents403: true } as const;

const add: ProtectedOperation = {
  ...customersOnly,
  id: 'POST-customer-add-address',
  route: 'POST /customer/:tenant/me/addresses',
  mediaTypes: json,
  run: (call) => {
    const sent = validatedBody(call, (body) => call.rules.checkNewAddress(body));
    return addAddressTo(call, callingCustomer(call), buildAddress(call, sent), sent);
  },
};

const list: ProtectedOperation = {
  ...customersOnly,
  id: 'GET-customer-list-customer-addresses',
  route: 'GET /customer/:tenant/me/addresses',
  run: (call) => {
    const addresses = call.rules.listAddresses(callingCustomer(call), call.tenant.store.customers.values());
    return ok(addresses.map((address) => call.rules.addressView(address)));
  },
};

const read: ProtectedOperation = {
  ...customersOnly,
  id: 'GET-customer-retrieve-address-by-id',
  route: 'GET /customer/:tenant/me/addresses/:addressId',
  run: (call) => ok(call.rules.addressView(requireOwnAddress(call).address)),
};

/** PATCH, and PUT if the tenant accepts it as an alias. */
export const changeAddress = (method: 'PATCH' | 'PUT'): ProtectedOperation => ({
  ...customersOnly,
  id: 'PATCH-customer-update-customer-address',
  route: `${method} /customer/:tenant/me/addresses/:addressId`,
  mediaTypes: json,
  run: (call) => {
    const { rules } = call;
    if (!rules.methodTaken(method, call.tenant.settings)) throw methodNotAllowed();
    const sent = validatedBody(call, (body) => rules.checkAddressChange(body));
    const { customer, address } = requireOwnAddress(call);
    requireVersion(call, sent, address.version, 'address');
    const fields = rules.mergeAddress(address.fields, rules.keepAddressMembers(sent));
    saveAddress(call, customer, { ...address, fields }, rules.wantsToBeDefault(sent));
    return { status: 200 };
  },
});

const remove: ProtectedOperation = {
  ...customersOnly,
  id: 'DELETE-customer-remove-customer-address-by-id',
  route: 'DELETE /customer/:tenant/me/addresses/:addressId',
  run: (call) => {
    const { rules } = call;
    const { customer, address } = requireOwnAddress(call);
    const addresses = rules.chooseDefaultAddress(
      rules.removeAddress(customer.addresses, address.id),
      undefined,
      'deletion',
    );
    saveCustomer(call, rules.afterAddressDeletion(customer, addresses));
    return noContent;
  },
};

/** The tags of a stored address. */
export const storedTags = (address: Address): readonly string[] => {
  const tags = address.fields['tags'];
  return Array.isArray(tags) ? tags.flatMap((tag) => (typeof tag === 'string' ? [tag] : [])) : [];
};

export const addressOperations: readonly Operation[] = [add, list, read, changeAddress('PATCH'), remove];
