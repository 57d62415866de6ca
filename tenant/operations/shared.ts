import type { Violation } from '../validators.ts';
import { defined, isObject, objectAt } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Customer } from '../model.ts';
import type { Call, OpenCall, Shop, World } from '../operation.ts';
import { invalidAccessToken, staleVersion, violates } from '../refusals.ts';

/**
 * The body as an object that one of the checks let pass; a body not sent counts as an empty one.
 * @throws Refused 400 naming every violation.
 */
export function checked(call: OpenCall, check: (body: Json) => Violation[]): JsonObject {
  const body = call.body ?? {};
  const violations = check(body);
  if (violations.length > 0) throw violates(violations);
  return isObject(body) ? body : {};
}

/** @throws Refused 400 when one of the query parameters is missing or empty. */
export function requireParameters(call: OpenCall, names: readonly string[]): void {
  const violations = call.rules.checkParameters(call.query, names);
  if (violations.length > 0) throw violates(violations);
}

/**
 * The customer a call speaks for.
 * @throws Refused 401 when they were deleted while the request was on its way.
 */
export function callerOf(call: Call): Customer {
  const customer = call.shop.store.customers.get(call.rules.speaksFor(call.bearer, call) ?? '');
  if (!customer) throw invalidAccessToken();
  return customer;
}

/** @throws Refused 409 when the version sent in `metadata.version` is not the stored one. */
export function requireVersion(call: OpenCall, sent: JsonObject, stored: number, of: 'profile' | 'address'): void {
  const version = objectAt(sent, 'metadata')['version'];
  if (!call.rules.versionMatches(typeof version === 'number' ? version : undefined, stored, of)) throw staleVersion();
}

/** What the server knows of a customer, as they see it themselves, without anything expanded. */
export function profileOf(world: World, shop: Shop, customer: Customer): JsonObject {
  const { rules } = world;
  const { assignments, legalEntities } = shop.store;
  const companies = rules.companiesOf(customer.id, assignments.values(), legalEntities);
  return rules.profileView(customer, companies, rules.businessModelOf(companies), rules.accountsView(customer));
}

/** Tells that a customer has come into being. */
export function tellCreated(world: World, shop: Shop, customer: Customer): void {
  const { active, onHold } = customer;
  const told = { ...profileOf(world, shop, customer), active, onHold };
  world.notify({ name: 'customer.created', customer: told }, shop.settings);
}

/** Puts a changed customer in the place of the old one and tells so. */
export function saveCustomer(call: Call, customer: Customer): void {
  const { world, shop, bearer, rules } = call;
  const { active, onHold } = customer;
  shop.store.customers.set(customer.id, customer);
  const told = { ...profileOf(world, shop, customer), active, onHold };
  const addresses = customer.addresses.map((address) => rules.addressView(address));
  const defaultAddress = addresses.find(({ isDefault }) => isDefault === true);
  const changed = defined({ updatedBy: bearer.customerId ?? bearer.kind, addresses, defaultAddress });
  world.notify({ name: 'customer.updated', customer: told, changed }, shop.settings);
}
