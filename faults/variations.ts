import type { TenantInput } from '../tenant/index.ts';
import type { Deviation } from './fault.ts';

/** A permitted difference of a tenant: the verdict has to stay *conforms*. */
export interface Variation extends Deviation {
  readonly id: string;
  /** Why it is permitted. */
  readonly why: string;
  /** Settings of all tenants of the target. */
  readonly tenants?: TenantInput;
}

/** Every permitted variation. */
export const variations: readonly Variation[] = [
  {
    id: 'inactive-on-creation',
    why: 'The tutorial says that an employee activates a new customer.',
    tenants: { activeOnCreation: false },
  },
];

/** What makes up a variation; nothing for the empty id. */
export function variationById(id: string): Omit<Variation, 'id' | 'why'> {
  if (id === '') return {};
  const found = variations.find((variation) => variation.id === id);
  if (!found) throw new Error(`There is no variation with the id ${id}.`);
  const { tenants, rules, wire } = found;
  return { ...(tenants && { tenants }), ...(rules && { rules }), ...(wire && { wire }) };
}
