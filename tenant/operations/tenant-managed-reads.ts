import { textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Customer } from '../model.ts';
import { json, ok } from '../operation.ts';
import type { Call, GuardedOperation, Operation } from '../operation.ts';
import { unknownCustomer } from '../refusals.ts';
import { listAnswer } from './list-answer.ts';
import { checked } from './shared.ts';

const customerRead = ['customer.customer_read', 'customer.customer_read_own'];

/**
 * The customer named in the path.
 * @throws Refused 404 when there is none.
 */
export function namedCustomer(call: Call): Customer {
  const { customerNumber = '' } = call.params;
  const customer = call.shop.store.customers.get(customerNumber);
  if (!customer) throw unknownCustomer(customerNumber);
  return customer;
}

function viewOf(call: Call, customer: Customer, expand: readonly string[]): JsonObject {
  const { rules, shop } = call;
  const companies = rules.companiesOf(customer.id, shop.store.assignments.values(), shop.store.legalEntities);
  return rules.sellerView(customer, {
    expand,
    companies,
    businessModel: rules.businessModelOf(companies),
    accounts: rules.accountsView(customer),
    addresses: customer.addresses.map((address) => rules.addressView(address)),
  });
}

/** Lists are searched in full and shown with no more than was asked for. */
function list(call: Call, q: string | undefined) {
  const { customers } = call.shop.store;
  const records = [...customers.values()].map((customer) =>
    viewOf(call, customer, ['addresses', 'accounts', 'mixin:*']),
  );
  const expand = call.rules.expandWords(call.query['expand']);
  return listAnswer(call, records, q, (record) => {
    const customer = customers.get(textAt(record, 'id') ?? '');
    return customer ? viewOf(call, customer, expand) : record;
  });
}

const readers = { callers: ['service'], scopes: customerRead, forbids: true } as const;

const listCustomers: GuardedOperation = {
  ...readers,
  id: 'GET-customer-tenant-list-customers',
  method: 'GET',
  path: '/customer/:tenant/customers',
  run: (call) => list(call, call.query['q']),
};

const search: GuardedOperation = {
  ...readers,
  id: 'POST-customer-tenant-search',
  method: 'POST',
  path: '/customer/:tenant/customers/search',
  takes: json,
  run: (call) => {
    const sent = checked(call, (body) => call.rules.checkSearch(body));
    return list(call, textAt(sent, 'q'));
  },
};

const read: GuardedOperation = {
  ...readers,
  id: 'GET-customer-tenant-retrieve-customer',
  method: 'GET',
  path: '/customer/:tenant/customers/:customerNumber',
  run: (call) => ok(viewOf(call, namedCustomer(call), call.rules.expandWords(call.query['expand']))),
};

const readAddresses: GuardedOperation = {
  ...readers,
  id: 'GET-customer-tenant-list-customer-addresses',
  method: 'GET',
  path: '/customer/:tenant/customers/:customerNumber/addresses',
  run: (call) => ok(namedCustomer(call).addresses.map((address) => call.rules.addressView(address))),
};

export const sellerReads: readonly Operation[] = [listCustomers, search, read, readAddresses];
