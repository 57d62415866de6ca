import { jsonOrMergePatch, ok } from '../operation.ts';
import type { GuardedOperation, Operation } from '../operation.ts';
import { methodNotAllowed, violates } from '../refusals.ts';
import { joinCompany, requireCompanyDetails } from './company-membership.ts';
import { callerOf, checked, profileOf, requireVersion, saveCustomer } from './shared.ts';

const read: GuardedOperation = {
  id: 'GET-customer-retrieve-customer-profile',
  method: 'GET',
  path: '/customer/:tenant/me',
  callers: ['customer', 'anonymous'],
  forbids: true,
  run: (call) => {
    const { rules, shop, world } = call;
    if (call.bearer.kind === 'anonymous') return ok(rules.guestProfile(shop.settings));
    const customer = callerOf(call);
    const addresses = rules.listAddresses(customer, shop.store.customers.values());
    const standard = rules.defaultAddressOf(addresses);
    return ok(
      rules.expandProfile(
        profileOf(world, shop, customer),
        rules.expandWords(call.query['expand']),
        addresses.map((address) => rules.addressView(address)),
        standard && rules.addressView(standard),
      ),
    );
  },
};

/** PATCH, and PUT where the tenant takes it as an alias. */
export const changeProfile = (method: 'PATCH' | 'PUT'): GuardedOperation => ({
  id: 'PATCH-customer-update-customer',
  method,
  path: '/customer/:tenant/me',
  takes: jsonOrMergePatch,
  callers: ['customer'],
  forbids: true,
  run: (call) => {
    const { rules } = call;
    if (!rules.methodTaken(method, call.shop.settings)) throw methodNotAllowed();
    const sent = checked(call, (body) => rules.checkProfile(body, call.mediaType));
    const customer = rules.customerToChange(callerOf(call), sent, call.shop.store.customers.values());
    requireVersion(call, sent, customer.version, 'profile');
    const profile = rules.mergeProfile(customer.profile, rules.keepProfileMembers(sent), call.mediaType);
    if (rules.contactEmailIsUnset(customer.profile, profile)) {
      const message = 'contactEmail cannot be unset once it has a value.';
      throw violates([{ field: 'contactEmail', type: 'invalid_value', message }]);
    }
    requireCompanyDetails(call, profile, '');
    const version = rules.bumpVersion(customer.version, 'profile');
    const changed = { ...rules.afterProfileChange(customer, profile, sent), version };
    joinCompany(call, changed);
    saveCustomer(call, changed);
    return { status: 200 };
  },
});

export const profileOperations: readonly Operation[] = [read, changeProfile('PATCH')];
