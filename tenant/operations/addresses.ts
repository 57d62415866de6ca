import type { JsonObject } from '../json.ts';
import type { Address, Customer } from '../model.ts';
import { created, json, noContent, ok } from '../operation.ts';
import type { Call, GuardedOperation, Operation } from '../operation.ts';
import { methodNotAllowed, unknownAddress } from '../refusals.ts';
import { callerOf, checked, requireVersion, saveCustomer } from './shared.ts';

/** An address made of what was sent, not the default one yet. */
export function newAddress(call: Call, sent: JsonObject): Address {
  const { rules } = call;
  return {
    id: rules.newAddressId(),
    isDefault: false,
    version: 1,
    fields: rules.mergeAddress({}, rules.keepAddressMembers(sent)),
  };
}

/**
 * The caller and their address named in the path.
 * @throws Refused 404 when the caller has no such address.
 */
export function ownAddress(call: Call): { readonly customer: Customer; readonly address: Address } {
  const customer = callerOf(call);
  const { addressId = '' } = call.params;
  const address = call.rules.findOwnAddress(customer, addressId, call.shop.store.customers.values());
  if (!address) throw unknownAddress(addressId, customer.id);
  return { customer, address };
}

/** Puts a changed address in the place of the old one, with a new version, and settles which is the default one. */
export function saveAddress(call: Call, customer: Customer, changed: Address, becomesDefault: boolean): void {
  const { rules } = call;
  const version = rules.bumpVersion(changed.version, 'address');
  const addresses = rules.replaceAddress(customer.addresses, { ...changed, version });
  const settled = rules.chooseDefaultAddress(addresses, becomesDefault ? changed.id : undefined, 'change');
  saveCustomer(call, { ...customer, addresses: settled });
}

const customersOnly = { callers: ['customer'], forbids: true } as const;

const add: GuardedOperation = {
  ...customersOnly,
  id: 'POST-customer-add-address',
  method: 'POST',
  path: '/customer/:tenant/me/addresses',
  takes: json,
  run: (call) => {
    const { rules } = call;
    const sent = checked(call, (body) => rules.checkNewAddress(body));
    const customer = callerOf(call);
    const address = newAddress(call, sent);
    const askedFor = rules.wantsToBeDefault(sent) ? address.id : undefined;
    const addresses = rules.chooseDefaultAddress([...customer.addresses, address], askedFor, 'creation');
    saveCustomer(call, { ...customer, addresses });
    return created(address.id);
  },
};

const list: GuardedOperation = {
  ...customersOnly,
  id: 'GET-customer-list-customer-addresses',
  method: 'GET',
  path: '/customer/:tenant/me/addresses',
  run: (call) => {
    const addresses = call.rules.listAddresses(callerOf(call), call.shop.store.customers.values());
    return ok(addresses.map((address) => call.rules.addressView(address)));
  },
};

const read: GuardedOperation = {
  ...customersOnly,
  id: 'GET-customer-retrieve-address-by-id',
  method: 'GET',
  path: '/customer/:tenant/me/addresses/:addressId',
  run: (call) => ok(call.rules.addressView(ownAddress(call).address)),
};

/** PATCH, and PUT where the tenant takes it as an alias. */
export const changeAddress = (method: 'PATCH' | 'PUT'): GuardedOperation => ({
  ...customersOnly,
  id: 'PATCH-customer-update-customer-address',
  method,
  path: '/customer/:tenant/me/addresses/:addressId',
  takes: json,
  run: (call) => {
    const { rules } = call;
    if (!rules.methodTaken(method, call.shop.settings)) throw methodNotAllowed();
    const sent = checked(call, (body) => rules.checkAddressChange(body));
    const { customer, address } = ownAddress(call);
    requireVersion(call, sent, address.version, 'address');
    const fields = rules.mergeAddress(address.fields, rules.keepAddressMembers(sent));
    saveAddress(call, customer, { ...address, fields }, rules.wantsToBeDefault(sent));
    return { status: 200 };
  },
});

const remove: GuardedOperation = {
  ...customersOnly,
  id: 'DELETE-customer-remove-customer-address-by-id',
  method: 'DELETE',
  path: '/customer/:tenant/me/addresses/:addressId',
  run: (call) => {
    const { rules } = call;
    const { customer, address } = ownAddress(call);
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
export const tagsAt = (address: Address): readonly string[] => {
  const tags = address.fields['tags'];
  return Array.isArray(tags) ? tags.flatMap((tag) => (typeof tag === 'string' ? [tag] : [])) : [];
};

export const addressOperations: readonly Operation[] = [add, list, read, changeAddress('PATCH'), remove];
