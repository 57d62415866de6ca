import { defined } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Customer } from '../model.ts';
import type { Call, ServerContext, Tenant } from '../operation.ts';
import { joinCompany } from './company-membership.ts';

/** The profile that a customer reads, without anything expanded. */
export function profileOf({ rules }: ServerContext, tenant: Tenant, customer: Customer): JsonObject {
  const { assignments, legalEntities } = tenant.store;
  const companies = rules.companiesOf(customer.id, assignments.values(), legalEntities);
  return rules.profileView(customer, companies, rules.businessModelOf(companies), rules.accountsView(customer));
}

/** The profile in an event, which also holds the state of the account. */
function profileForEvent({ server, tenant }: Call, customer: Customer): JsonObject {
  const { active, onHold } = customer;
  return { ...profileOf(server, tenant, customer), active, onHold };
}

/** A number that no customer of the tenant has or had. */
export function unusedCustomerNumber({ rules, tenant }: Call): string {
  const { customers, deletedCustomers } = tenant.store;
  return rules.newCustomerNumber((number) => customers.has(number) || deletedCustomers.has(number));
}

/** A customer in its first version; active and without addresses unless `own` says otherwise. */
export const newCustomer = (
  call: Call,
  own: Pick<Customer, 'id' | 'profile' | 'accounts'> & Partial<Customer>,
): Customer => ({
  version: 1,
  addresses: [],
  active: true,
  onHold: false,
  awaitsOptIn: false,
  createdAt: call.now,
  ...own,
});

/** Stores a new customer, assigns it to its company and publishes the event. */
export function saveNewCustomer(call: Call, customer: Customer): void {
  call.tenant.store.customers.set(customer.id, customer);
  joinCompany(call, customer);
  call.server.notify({ name: 'customer.created', customer: profileForEvent(call, customer) }, call.tenant.settings);
}

/** Replaces a stored customer by its changed version and publishes the event. */
export function saveCustomer(call: Call, customer: Customer): void {
  const { server, tenant, bearer, rules } = call;
  tenant.store.customers.set(customer.id, customer);
  const addresses = customer.addresses.map((address) => rules.addressView(address));
  const defaultAddress = addresses.find(({ isDefault }) => isDefault === true);
  const changed = defined({ updatedBy: bearer.customerId ?? bearer.kind, addresses, defaultAddress });
  server.notify({ name: 'customer.updated', customer: profileForEvent(call, customer), changed }, tenant.settings);
}
