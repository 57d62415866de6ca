import { objectAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Account, Address, Customer } from '../model.ts';
import { created, json } from '../operation.ts';
import type { Call, GuardedOperation, Operation } from '../operation.ts';
import { duplicateAccount, forbidden, violates } from '../refusals.ts';
import type { SettingPassword } from '../rules/signup.ts';
import { newAddress } from './addresses.ts';
import { joinCompany, requireCompanyDetails } from './company-membership.ts';
import { issueMailedToken } from './mailed-tokens.ts';
import { checked, tellCreated } from './shared.ts';

/** @throws Refused 400 when a new password is too short to log in with. */
export function requireLongPassword(call: Call, password: string, asking: SettingPassword, field = 'password'): void {
  if (call.rules.passwordIsLongEnough(password, asking)) return;
  throw violates([{ field, type: 'invalid_length', message: `${field} is too short.` }]);
}

const signup: GuardedOperation = {
  id: 'POST-customer-create-customer-account',
  method: 'POST',
  path: '/customer/:tenant/signup',
  takes: json,
  callers: ['anonymous'],
  forbids: true,
  run: (call) => {
    const { rules, shop } = call;
    if (!rules.signupIsOpen(shop.settings)) throw forbidden();
    const sent = checked(call, (body) => rules.checkSignup(body));
    const email = textAt(sent, 'email') ?? '';
    const details = rules.keepProfileMembers(objectAt(sent, 'customerDetails'));
    if (!rules.contactEmailAgrees(email, details)) {
      const message = 'customerDetails.contactEmail must be the same as email.';
      throw violates([{ field: 'customerDetails.contactEmail', type: 'invalid_value', message }]);
    }
    requireLongPassword(call, textAt(sent, 'password') ?? '', 'signup');
    const profile = rules.profileOfSignup(email, details, shop.settings);
    requireCompanyDetails(call, profile, 'customerDetails.');

    // From the check to the entry nothing waits: of two signups at once one gets the e-mail.
    const credentials = rules.loginCredentials(sent);
    if (rules.emailIsTaken(credentials.email, shop.store.customers.values(), 'signup')) {
      const existing = rules.findAccount(credentials.email, shop.store.customers.values())?.customer;
      const passwordHash = rules.hashPassword(credentials.password);
      if (existing) shop.store.customers.set(existing.id, rules.afterRefusedSignup(existing, profile, passwordHash));
      throw duplicateAccount(credentials.email, shop.settings.name);
    }
    const customer = enter(call, profile, credentials, sent);
    return created(customer.id);
  },
};

function addressesOf(call: Call, sent: JsonObject): readonly Address[] {
  if (!Object.hasOwn(sent, 'customerAddress')) return [];
  return call.rules.chooseDefaultAddress([newAddress(call, objectAt(sent, 'customerAddress'))], undefined, 'creation');
}

function enter(
  call: Call,
  profile: JsonObject,
  credentials: { readonly email: string; readonly password: string },
  sent: JsonObject,
): Customer {
  const { rules, shop, world } = call;
  const { customers, deletedCustomers } = shop.store;
  const account: Account = {
    email: credentials.email,
    passwordHash: rules.hashPassword(credentials.password),
    initialPassword: false,
  };
  const entered: Customer = {
    id: rules.newCustomerNumber((number) => customers.has(number) || deletedCustomers.has(number)),
    version: 1,
    profile,
    accounts: [account],
    addresses: addressesOf(call, sent),
    active: rules.startsActive(shop.settings),
    onHold: rules.startsOnHold(shop.settings),
    awaitsOptIn: rules.startsAwaitingOptIn(shop.settings),
    createdAt: call.now,
  };
  const customer = rules.enteredBySignup(entered, sent);
  customers.set(customer.id, customer);
  joinCompany(call, customer);
  tellCreated(world, shop, customer);
  if (customer.awaitsOptIn) sendOptIn(call, customer, account);
  return customer;
}

/** Sends a customer the link that activates their account. */
export function sendOptIn(call: Call, customer: Customer, account: Account): void {
  const { value } = issueMailedToken(call, 'opt-in', customer, account);
  call.world.notify(
    { name: 'customer.opt-in', customerNumber: customer.id, token: value, email: account.email },
    call.shop.settings,
  );
}

export const signupOperations: readonly Operation[] = [signup];
