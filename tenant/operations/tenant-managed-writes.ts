import { textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Account, Customer } from '../model.ts';
import { created, json, jsonOrMergePatch, noContent } from '../operation.ts';
import type { Call, ProtectedOperation, Operation } from '../operation.ts';
import { duplicateAccount, duplicateId, validationError } from '../refusals.ts';
import { deleteWhere } from '../store.ts';
import { addAddressTo, buildAddress } from './addresses.ts';
import { joinCompany } from './company-membership.ts';
import { sendPasswordReset } from './mailed-tokens.ts';
import { requireContactEmail, requireLongPassword, requireVersion, validatedBody } from './request-checks.ts';
import { newCustomer, saveCustomer, saveNewCustomer, unusedCustomerNumber } from './save-customer.ts';
import { requireCustomer } from './tenant-managed-reads.ts';

const writers = {
  callers: ['service'],
  scopes: ['customer.customer_manage', 'customer.customer_manage_own'],
  documents403: true,
} as const;

/** Creates a customer for a service. Without a contact e-mail the customer has no account to log in with (our choice). */
function createCustomer(call: Call, id: string, sent: JsonObject): Customer {
  const { rules, tenant } = call;
  const { customers, deletedCustomers } = tenant.store;
  const email = textAt(sent, 'contactEmail') || undefined;
  const password = rules.passwordOfSeller(sent);
  if (password !== undefined) requireLongPassword(call, password, 'employee');
  if (rules.customerNumberIsTaken(id, customers)) throw duplicateId(`Customer ${id}`);
  if (!rules.numberMayReturn(id, deletedCustomers, tenant.settings)) throw duplicateId(`A deleted customer ${id}`);
  if (email !== undefined && rules.emailIsTaken(email, customers.values(), 'employee')) {
    throw duplicateAccount(email, tenant.settings.name);
  }
  const credentials =
    password === undefined
      ? { initialPassword: false }
      : { passwordHash: rules.hashPassword(password), initialPassword: true };
  const account: Account | undefined = email === undefined ? undefined : { email, ...credentials };
  const customer = newCustomer(call, {
    id,
    profile: rules.profileOfSeller(rules.keepSellerMembers(sent), tenant.settings),
    accounts: account ? [account] : [],
    active: rules.flagAfter(sent, 'active', tenant.settings.activeOnCreation),
    onHold: rules.flagAfter(sent, 'onHold', rules.startsOnHold(tenant.settings)),
  });
  saveNewCustomer(call, customer);
  if (account && rules.sendsPasswordReset(call.query['sendPasswordResetNotifications'])) {
    sendPasswordReset(call, customer, account);
  }
  return customer;
}

function save(call: Call, customer: Customer, profile: JsonObject, sent: JsonObject): void {
  const { rules } = call;
  const changed: Customer = {
    ...customer,
    profile,
    active: rules.flagAfter(sent, 'active', customer.active),
    onHold: rules.flagAfter(sent, 'onHold', customer.onHold),
    version: rules.bumpVersion(customer.version, 'profile'),
  };
  joinCompany(call, changed);
  saveCustomer(call, changed);
}

const create: ProtectedOperation = {
  ...writers,
  id: 'POST-customer-tenant-create-customer',
  route: 'POST /customer/:tenant/customers',
  mediaTypes: json,
  run: (call) => {
    const { rules } = call;
    const sent = validatedBody(call, (body) => rules.checkSellerCustomer(body, call.mediaType));
    const number = rules.numberOfSeller(sent, () => unusedCustomerNumber(call));
    return created(createCustomer(call, number, sent).id);
  },
};

const upsert: ProtectedOperation = {
  ...writers,
  id: 'PUT-customer-tenant-update-customer',
  route: 'PUT /customer/:tenant/customers/:customerNumber',
  mediaTypes: jsonOrMergePatch,
  run: (call) => {
    const { rules, tenant } = call;
    const { customerNumber = '' } = call.params;
    const sent = validatedBody(call, (body) => rules.checkSellerCustomer(body, call.mediaType));
    const customer = tenant.store.customers.get(customerNumber);
    if (!customer) {
      const violations = rules.checkSellerCustomer({ id: customerNumber }, call.mediaType);
      if (violations.length > 0) throw validationError(violations);
      return created(createCustomer(call, customerNumber, sent).id);
    }
    requireVersion(call, sent, customer.version, 'profile');
    const profile = rules.profileOfSeller(rules.keepSellerMembers(sent), tenant.settings);
    requireContactEmail(call, customer.profile, profile);
    save(call, customer, profile, sent);
    return noContent;
  },
};

const patch: ProtectedOperation = {
  ...writers,
  id: 'PATCH-customer-tenant-update-customer',
  route: 'PATCH /customer/:tenant/customers/:customerNumber',
  mediaTypes: jsonOrMergePatch,
  run: (call) => {
    const { rules } = call;
    const sent = validatedBody(call, (body) => rules.checkSellerCustomer(body, call.mediaType));
    const customer = requireCustomer(call);
    requireVersion(call, sent, customer.version, 'profile');
    const profile = rules.mergeProfile(customer.profile, rules.keepSellerMembers(sent), call.mediaType);
    requireContactEmail(call, customer.profile, profile);
    save(call, customer, profile, sent);
    return { status: 200 };
  },
};

const remove: ProtectedOperation = {
  ...writers,
  id: 'DELETE-customer-tenant-remove-customer',
  route: 'DELETE /customer/:tenant/customers/:customerNumber',
  run: (call) => {
    const { rules, tenant, server } = call;
    const customer = requireCustomer(call);
    const left = rules.afterRemoval(customer);
    if (left) tenant.store.customers.set(customer.id, left);
    else tenant.store.customers.delete(customer.id);
    tenant.store.deletedCustomers.add(customer.id);
    deleteWhere(tenant.store.assignments, ({ customerId }) => customerId === customer.id);
    deleteWhere(server.tokens.access, (token) => rules.deletionEndsToken(token, customer.id));
    deleteWhere(server.tokens.refresh, (token) => rules.deletionEndsToken(token, customer.id));
    const email = customer.accounts[0]?.email ?? '';
    const triggeredBy = call.bearer.kind;
    server.notify({ name: 'customer.deleted', customerNumber: customer.id, email, triggeredBy }, tenant.settings);
    return { status: 202 };
  },
};

const addAddress: ProtectedOperation = {
  ...writers,
  id: 'POST-customer-tenant-add-customer-address',
  route: 'POST /customer/:tenant/customers/:customerNumber/addresses',
  mediaTypes: json,
  run: (call) => {
    const sent = validatedBody(call, (body) => call.rules.checkNewAddress(body));
    const customer = requireCustomer(call);
    const built = buildAddress(call, sent);
    const address = { ...built, id: textAt(sent, 'id') || built.id };
    if (customer.addresses.some(({ id }) => id === address.id)) throw duplicateId(`Address ${address.id}`);
    return addAddressTo(call, customer, address, sent);
  },
};

export const tenantManagedWrites: readonly Operation[] = [create, upsert, patch, remove, addAddress];
