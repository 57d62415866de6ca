import { stringAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Customer } from '../model.ts';
import { json, ok } from '../operation.ts';
import type { Call, ProtectedOperation, Operation } from '../operation.ts';
import { unknownCustomer } from '../refusals.ts';
import { listAnswer } from './list-answer.ts';
import { validatedBody } from './request-checks.ts';

const customerRead = ['customer.customer_read', 'customer.customer_read_own'];

/**
 * The customer named in the path.
 * @throws Refused 404 when there is none.
 */
export function requireCustomer(call: Call): Customer {
  const { customerNumber = '' } = call.params;
  const customer = call.tenant.store.customers.get(customerNumber);
  if (!customer) throw unknownCustomer(customerNumber);
  return customer;
}

function customerView(call: Call, customer: Customer, expand: readonly string[]): JsonObject {
  const { rules, tenant } = call;
  const companies = rules.companiesOf(customer.id, tenant.store.assignments.values(), tenant.store.legalEntities);
  return rules.sellerView(customer, {
    expand,
    companies,
    businessModel: rules.businessModelOf(companies),
    accounts: rules.accountsView(customer),
    addresses: customer.addresses.map((address) => rules.addressView(address)),
  });
}

const maySee = ({ rules, bearer, tenant }: Call, customer: Customer, operation: string): boolean =>
  rules.mayReadCustomer(bearer, customer.id, [...tenant.store.assignments.values()], operation);

/** Searches complete records of those whom the caller may see, and shows only what `expand` requests. */
function list(call: Call, q: string | undefined, operation: string) {
  const { customers } = call.tenant.store;
  const records = [...customers.values()]
    .filter((customer) => maySee(call, customer, operation))
    .map((customer) => customerView(call, customer, ['addresses', 'accounts', 'mixin:*']));
  const expand = call.rules.expandWords(call.query['expand']);
  return listAnswer(call, records, q, (record) => {
    const customer = customers.get(stringAt(record, 'id'));
    return customer ? customerView(call, customer, expand) : record;
  });
}

const readers = { callers: ['service', 'customer'], scopes: customerRead, documents403: true } as const;

const listCustomers: ProtectedOperation = {
  ...readers,
  id: 'GET-customer-tenant-list-customers',
  route: 'GET /customer/:tenant/customers',
  run: (call) => list(call, call.query['q'], listCustomers.id),
};

const search: ProtectedOperation = {
  ...readers,
  id: 'POST-customer-tenant-search',
  route: 'POST /customer/:tenant/customers/search',
  mediaTypes: json,
  run: (call) => {
    const sent = validatedBody(call, (body) => call.rules.checkSearch(body));
    return list(call, textAt(sent, 'q'), search.id);
  },
};

const read: ProtectedOperation = {
  ...readers,
  id: 'GET-customer-tenant-retrieve-customer',
  route: 'GET /customer/:tenant/customers/:customerNumber',
  run: (call) => {
    const customer = requireCustomer(call);
    // Whoever may not see a customer is not told that there is one.
    if (!maySee(call, customer, read.id)) throw unknownCustomer(customer.id);
    return ok(customerView(call, customer, call.rules.expandWords(call.query['expand'])));
  },
};

const readAddresses: ProtectedOperation = {
  ...readers,
  callers: ['service'],
  id: 'GET-customer-tenant-list-customer-addresses',
  route: 'GET /customer/:tenant/customers/:customerNumber/addresses',
  run: (call) => ok(requireCustomer(call).addresses.map((address) => call.rules.addressView(address))),
};

export const tenantManagedReads: readonly Operation[] = [listCustomers, search, read, readAddresses];
