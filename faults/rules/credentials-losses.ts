import type { soundRules } from '../../tenant/index.ts';
import { omit } from '../../tenant/json.ts';
import { fault, type Fault } from '../fault.ts';
import { changesResult, setsMembers } from '../rule-families.ts';

type Address = ReturnType<typeof soundRules.removeAddress>[number];

const failurePattern = { assertion: /what the customer has/ };
const withoutTags = (address: Address): Address => ({ ...address, fields: { ...address.fields, tags: [] } });

/** Faults by which new credentials cost a customer something else. */
export const credentialsLossFaults: readonly Fault[] = [
  fault('password-new-one-empties-company', 'password.change.keeps-the-rest', {
    why: 'The form for a new password writes the whole profile, and does not know every field of it.',
    alsoBreaks: ['password.reset.keeps-the-rest'],
    failurePattern,
    deviation: setsMembers('afterPasswordChange', ({ profile }) => ({ profile: omit(profile, 'company') })),
    category: 204,
  }),
  fault('password-reset-loses-tags', 'password.reset.keeps-the-rest', {
    why: 'The account is built anew at a reset, and the invoice goes to the address for parcels.',
    failurePattern,
    rules: { changedByReset: (customer) => [{ ...customer, addresses: customer.addresses.map(withoutTags) }] },
    category: 204,
  }),
  fault('email-change-loses-addresses', 'email-change.confirm.keeps-the-rest', {
    why: 'A customer who moves to another e-mail finds an empty address book.',
    failurePattern,
    deviation: setsMembers('afterEmailChange', { addresses: [] }),
    category: 204,
  }),
  fault('address-delete-empties-tags-of-others', 'address.delete.spares-the-others', {
    why: 'After an old address is deleted, nothing says any more which one is billed.',
    failurePattern: { assertion: /the addresses that are left/ },
    deviation: changesResult('removeAddress', (left) => left.map(withoutTags)),
    category: 204,
  }),
];
