import { objectAt, stringAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { Account, Address, Customer } from '../model.ts';
import { created, json } from '../operation.ts';
import type { Call, Operation, ProtectedOperation } from '../operation.ts';
import { duplicateAccount, forbidden, validationError } from '../refusals.ts';
import { buildAddress } from './addresses.ts';
import { requireCompanyDetails } from './company-membership.ts';
import { sendOptIn } from './mailed-tokens.ts';
import { requireLongPassword, validatedBody } from './request-checks.ts';
import { newCustomer, saveNewCustomer, unusedCustomerNumber } from './save-customer.ts';

const signup: ProtectedOperation = {
  id: 'POST-customer-create-customer-account',
  route: 'POST /customer/:tenant/signup',
  mediaTypes: json,
  callers: ['anonymous'],
  documents403: true,
  run: (call) => {
    const { rules, tenant } = call;
    if (!rules.signupIsOpen(tenant.settings)) throw forbidden();
    const sent = validatedBody(call, (body) => rules.checkSignup(body));
    const email = stringAt(sent, 'email');
    const details = rules.keepProfileMembers(objectAt(sent, 'customerDetails'));
    if (!rules.contactEmailAgrees(email, details)) {
      const message = 'customerDetails.contactEmail must be the same as email.';
      throw validationError([{ field: 'customerDetails.contactEmail', type: 'invalid_value', message }]);
    }
    requireLongPassword(call, stringAt(sent, 'password'), 'signup');
    const profile = rules.profileOfSignup(email, details, tenant.settings);
    requireCompanyDetails(call, profile, 'customerDetails.');

    // Nothing is awaited between this check and the write, so one of two concurrent signups gets the e-mail.
    const credentials = rules.loginCredentials(sent);
    const { customers } = tenant.store;
    if (rules.emailIsTaken(credentials.email, customers.values(), 'signup')) {
      const existing = rules.findAccount(credentials.email, customers.values())?.customer;
      const passwordHash = rules.hashPassword(credentials.password);
      if (existing) customers.set(existing.id, rules.afterRefusedSignup(existing, profile, passwordHash));
      throw duplicateAccount(credentials.email, tenant.settings.name);
    }
    return created(createCustomer(call, profile, credentials, sent).id);
  },
};

function addressesOf(call: Call, sent: JsonObject): readonly Address[] {
  if (!Object.hasOwn(sent, 'customerAddress')) return [];
  const address = buildAddress(call, objectAt(sent, 'customerAddress'));
  return call.rules.chooseDefaultAddress([address], undefined, 'creation');
}

function createCustomer(
  call: Call,
  profile: JsonObject,
  { email, password }: { readonly email: string; readonly password: string },
  sent: JsonObject,
): Customer {
  const { rules } = call;
  const { settings } = call.tenant;
  const account: Account = { email, passwordHash: rules.hashPassword(password), initialPassword: false };
  const draft = newCustomer(call, {
    id: unusedCustomerNumber(call),
    profile,
    accounts: [account],
    addresses: addressesOf(call, sent),
    active: rules.startsActive(settings),
    onHold: rules.startsOnHold(settings),
    awaitsOptIn: rules.startsAwaitingOptIn(settings),
  });
  const customer = rules.enteredBySignup(draft, sent);
  saveNewCustomer(call, customer);
  if (customer.awaitsOptIn) sendOptIn(call, customer, account);
  return customer;
}

export const signupOperations: readonly Operation[] = [signup];
