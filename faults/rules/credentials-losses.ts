import { soundRules } from '../../tenant/index.ts';
import { omit } from '../../tenant/json.ts';
import type { Fault } from '../fault.ts';

const reads = /what the customer has/;

/** Faults by which new credentials cost a customer something else. */
export const credentialsLossFaults: readonly Fault[] = [
  {
    id: 'password-new-one-empties-company',
    why: 'The form for a new password writes the whole profile, and does not know every field of it.',
    breaks: ['password.change.keeps-the-rest', 'password.reset.keeps-the-rest'],
    reads,
    deviation: {
      rules: {
        afterPasswordChange: (...given) => {
          const changed = soundRules.afterPasswordChange(...given);
          return { ...changed, profile: omit(changed.profile, 'company') };
        },
      },
    },
    category: 204,
  },
  {
    id: 'password-reset-loses-tags',
    why: 'The account is built anew at a reset, and the invoice goes to the address for parcels.',
    breaks: ['password.reset.keeps-the-rest'],
    reads,
    deviation: {
      rules: {
        changedByReset: (customer) => [
          {
            ...customer,
            addresses: customer.addresses.map((address) => ({ ...address, fields: { ...address.fields, tags: [] } })),
          },
        ],
      },
    },
    category: 204,
  },
  {
    id: 'email-change-loses-addresses',
    why: 'A customer who moves to another e-mail finds an empty address book.',
    breaks: ['email-change.confirm.keeps-the-rest'],
    reads,
    deviation: {
      rules: { afterEmailChange: (...given) => ({ ...soundRules.afterEmailChange(...given), addresses: [] }) },
    },
    category: 204,
  },
  {
    id: 'address-delete-empties-tags-of-others',
    why: 'After an old address is deleted, nothing says any more which one is billed.',
    breaks: ['address.delete.spares-the-others'],
    reads: /the addresses that are left/,
    deviation: {
      rules: {
        removeAddress: (addresses, id) =>
          soundRules
            .removeAddress(addresses, id)
            .map((address) => ({ ...address, fields: { ...address.fields, tags: [] } })),
      },
    },
    category: 204,
  },
];
