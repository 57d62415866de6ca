import { textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Account, Customer } from '../model.ts';
import { created, json, jsonOrMergePatch, noContent } from '../operation.ts';
import type { Call, GuardedOperation, Operation } from '../operation.ts';
import { duplicateAccount, duplicateId, violates } from '../refusals.ts';
import { newAddress } from './addresses.ts';
import { joinCompany } from './company-membership.ts';
import { sendPasswordReset } from './password-and-email-change.ts';
import { namedCustomer } from './tenant-managed-reads.ts';
import { checked, tellCreated, requireVersion, saveCustomer } from './shared.ts';
import { requireLongPassword } from './signup.ts';

const writers = {
  callers: ['service'],
  scopes: ['customer.customer_manage', 'customer.customer_manage_own'],
  forbids: true,
} as const;

/** Enters a customer an employee made; without a contact e-mail there is no account to log in with (our choice). */
function enter(call: Call, id: string, sent: JsonObject): Customer {
  const { rules, shop, world } = call;
  const { customers, deletedCustomers } = shop.store;
  const email = textAt(sent, 'contactEmail') || undefined;
  const password = rules.passwordOfSeller(sent);
  if (password !== undefined) requireLongPassword(call, password, 'employee');
  if (rules.customerNumberIsTaken(id, customers)) throw duplicateId(`Customer ${id}`);
  if (!rules.numberMayReturn(id, deletedCustomers, shop.settings)) throw duplicateId(`A deleted customer ${id}`);
  if (email !== undefined && rules.emailIsTaken(email, customers.values(), 'employee')) {
    throw duplicateAccount(email, shop.settings.name);
  }
  const credentials =
    password === undefined
      ? { initialPassword: false }
      : { passwordHash: rules.hashPassword(password), initialPassword: true };
  const account: Account | undefined = email === undefined ? undefined : { email, ...credentials };
  const customer: Customer = {
    id,
    version: 1,
    profile: rules.profileOfSeller(rules.keepSellerMembers(sent), shop.settings),
    accounts: account ? [account] : [],
    addresses: [],
    active: rules.flagAfter(sent, 'active', shop.settings.activeOnCreation),
    onHold: rules.flagAfter(sent, 'onHold', rules.startsOnHold(shop.settings)),
    awaitsOptIn: false,
    createdAt: call.now,
  };
  customers.set(id, customer);
  joinCompany(call, customer);
  tellCreated(world, shop, customer);
  if (account && rules.sendsPasswordReset(call.query['sendPasswordResetNotifications'])) {
    sendPasswordReset(call, customer, account);
  }
  return customer;
}

/** @throws Refused 400 when a change leaves a customer without the contact e-mail they had. */
function requireContactEmail(call: Call, before: JsonObject, after: JsonObject): void {
  if (!call.rules.contactEmailIsUnset(before, after)) return;
  const message = 'contactEmail cannot be unset once it has a value.';
  throw violates([{ field: 'contactEmail', type: 'invalid_value', message }]);
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

const create: GuardedOperation = {
  ...writers,
  id: 'POST-customer-tenant-create-customer',
  method: 'POST',
  path: '/customer/:tenant/customers',
  takes: json,
  run: (call) => {
    const { rules, shop } = call;
    const { customers, deletedCustomers } = shop.store;
    const sent = checked(call, (body) => rules.checkSellerCustomer(body, call.mediaType));
    const wasUsed = (number: string): boolean => customers.has(number) || deletedCustomers.has(number);
    const number = rules.numberOfSeller(sent, () => rules.newCustomerNumber(wasUsed));
    return created(enter(call, number, sent).id);
  },
};

const upsert: GuardedOperation = {
  ...writers,
  id: 'PUT-customer-tenant-update-customer',
  method: 'PUT',
  path: '/customer/:tenant/customers/:customerNumber',
  takes: jsonOrMergePatch,
  run: (call) => {
    const { rules, shop } = call;
    const { customerNumber = '' } = call.params;
    const sent = checked(call, (body) => rules.checkSellerCustomer(body, call.mediaType));
    const customer = shop.store.customers.get(customerNumber);
    if (!customer) {
      const violations = rules.checkSellerCustomer({ id: customerNumber }, call.mediaType);
      if (violations.length > 0) throw violates(violations);
      return created(enter(call, customerNumber, sent).id);
    }
    requireVersion(call, sent, customer.version, 'profile');
    const profile = rules.profileOfSeller(rules.keepSellerMembers(sent), shop.settings);
    requireContactEmail(call, customer.profile, profile);
    save(call, customer, profile, sent);
    return noContent;
  },
};

const patch: GuardedOperation = {
  ...writers,
  id: 'PATCH-customer-tenant-update-customer',
  method: 'PATCH',
  path: '/customer/:tenant/customers/:customerNumber',
  takes: jsonOrMergePatch,
  run: (call) => {
    const { rules } = call;
    const sent = checked(call, (body) => rules.checkSellerCustomer(body, call.mediaType));
    const customer = namedCustomer(call);
    requireVersion(call, sent, customer.version, 'profile');
    const profile = rules.mergeProfile(customer.profile, rules.keepSellerMembers(sent), call.mediaType);
    requireContactEmail(call, customer.profile, profile);
    save(call, customer, profile, sent);
    return { status: 200 };
  },
};

const remove: GuardedOperation = {
  ...writers,
  id: 'DELETE-customer-tenant-remove-customer',
  method: 'DELETE',
  path: '/customer/:tenant/customers/:customerNumber',
  run: (call) => {
    const { rules, shop, world } = call;
    const customer = namedCustomer(call);
    const left = rules.afterRemoval(customer);
    if (left) shop.store.customers.set(customer.id, left);
    else shop.store.customers.delete(customer.id);
    shop.store.deletedCustomers.add(customer.id);
    for (const { id, customerId } of shop.store.assignments.values()) {
      if (customerId === customer.id) shop.store.assignments.delete(id);
    }
    for (const issued of [world.tokens.access, world.tokens.refresh]) {
      for (const token of issued.values()) {
        if (rules.deletionEndsToken(token, customer.id)) issued.delete(token.value);
      }
    }
    const email = customer.accounts[0]?.email ?? '';
    const triggeredBy = call.bearer.kind;
    world.notify({ name: 'customer.deleted', customerNumber: customer.id, email, triggeredBy }, shop.settings);
    return { status: 202 };
  },
};

const addAddress: GuardedOperation = {
  ...writers,
  id: 'POST-customer-tenant-add-customer-address',
  method: 'POST',
  path: '/customer/:tenant/customers/:customerNumber/addresses',
  takes: json,
  run: (call) => {
    const { rules } = call;
    const sent = checked(call, (body) => rules.checkNewAddress(body));
    const customer = namedCustomer(call);
    const made = newAddress(call, sent);
    const address = { ...made, id: textAt(sent, 'id') || made.id };
    if (customer.addresses.some(({ id }) => id === address.id)) throw duplicateId(`Address ${address.id}`);
    const askedFor = rules.wantsToBeDefault(sent) ? address.id : undefined;
    const addresses = rules.chooseDefaultAddress([...customer.addresses, address], askedFor, 'creation');
    saveCustomer(call, { ...customer, addresses });
    return created(address.id);
  },
};

export const sellerWrites: readonly Operation[] = [create, upsert, patch, remove, addAddress];
