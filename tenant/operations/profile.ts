import { jsonOrMergePatch, ok } from '../operation.ts';
import type { ProtectedOperation, Operation } from '../operation.ts';
import { methodNotAllowed } from '../refusals.ts';
import { joinCompany, requireCompanyDetails } from './company-membership.ts';
import { callingCustomer, requireContactEmail, requireVersion, validatedBody } from './request-checks.ts';
import { profileOf, saveCustomer } from './save-customer.ts';

const read: ProtectedOperation = {
  id: 'GET-customer-retrieve-customer-profile',
  route: 'GET /customer/:tenant/me',
  callers: ['customer', 'anonymous'],
  documents403: true,
  run: (call) => {
    const { rules, tenant, server } = call;
    if (call.bearer.kind === 'anonymous') return ok(rules.guestProfile(tenant.settings));
    const customer = callingCustomer(call);
    const addresses = rules.listAddresses(customer, tenant.store.customers.values());
    const standard = rules.defaultAddressOf(addresses);
    return ok(
      rules.expandProfile(
        profileOf(server, tenant, customer),
        rules.expandWords(call.query['expand']),
        addresses.map((address) => rules.addressView(address)),
        standard && rules.addressView(standard),
      ),
    );
  },
};

/** PATCH, and PUT if the tenant accepts it as an alias. */
export const changeProfile = (method: 'PATCH' | 'PUT'): ProtectedOperation => ({
  id: 'PATCH-customer-update-customer',
  route: `${method} /customer/:tenant/me`,
  mediaTypes: jsonOrMergePatch,
  callers: ['customer'],
  documents403: true,
  run: (call) => {
    const { rules } = call;
    if (!rules.methodTaken(method, call.tenant.settings)) throw methodNotAllowed();
    const sent = validatedBody(call, (body) => rules.checkProfile(body, call.mediaType));
    const customer = rules.customerToChange(callingCustomer(call), sent, call.tenant.store.customers.values());
    requireVersion(call, sent, customer.version, 'profile');
    const profile = rules.mergeProfile(customer.profile, rules.keepProfileMembers(sent), call.mediaType);
    requireContactEmail(call, customer.profile, profile);
    requireCompanyDetails(call, profile, '');
    const version = rules.bumpVersion(customer.version, 'profile');
    const changed = { ...rules.afterProfileChange(customer, profile, sent), version };
    joinCompany(call, changed);
    saveCustomer(call, changed);
    return { status: 200 };
  },
});

export const profileOperations: readonly Operation[] = [read, changeProfile('PATCH')];
