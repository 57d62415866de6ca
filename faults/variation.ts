import type { RequirementId } from '../contract/requirements/index.ts';
import type { TenantInput, WireHook } from '../tenant/index.ts';
import type { Deviation } from './fault.ts';
import type { FrontOptions } from './front.ts';

/** A permitted difference of a tenant: the verdict has to stay *conforms*. */
export interface Variation extends Deviation {
  readonly id: string;
  /** Why it is permitted. */
  readonly why: string;
  /** Settings of all tenants of the target. */
  readonly tenants?: TenantInput;
  /** What stands in front of the tenant, for what happens below JSON: framing, header names, patience. */
  readonly front?: FrontOptions;
  /** The SHOULDs that it leaves unmet, each of which is an advisory and no blame; `why` says why it is permitted all the same. */
  readonly advises?: readonly RequirementId[];
}

/** How a tenant differs, whatever makes it differ. */
export type Difference = Omit<Variation, 'id' | 'why'>;

/** One hook that calls others, one after the other. */
function oneHook(hooks: readonly WireHook[]): WireHook {
  return async (exchange) => {
    for (const hook of hooks) await hook(exchange);
  };
}

/**
 * Puts variations together, so that one tenant has all of them.
 * @throws Error when two of them replace the same rule: one would hide the other.
 */
export function together(all: readonly Variation[]): Difference {
  const replaced = all.flatMap(({ rules = {} }) => Object.keys(rules));
  const twice = replaced.find((name, index) => replaced.indexOf(name) !== index);
  if (twice !== undefined)
    throw new Error(`Two of the variations ${all.map(({ id }) => id).join(', ')} replace the rule ${twice}.`);
  const hooks = all.flatMap(({ wire }) => wire ?? []);
  const advises = all.flatMap((one) => one.advises ?? []);
  const fronts = all.flatMap(({ front }) => front ?? []);
  const tenants: TenantInput = Object.assign({}, ...all.map((one) => one.tenants ?? {})) as TenantInput;
  return {
    tenants,
    rules: Object.assign({}, ...all.map(({ rules }) => rules ?? {})) as Deviation['rules'] & object,
    ...(hooks.length > 0 && { wire: oneHook(hooks) }),
    ...(fronts.length > 0 && { front: Object.assign({}, ...fronts) as FrontOptions }),
    ...(advises.length > 0 && { advises }),
  };
}
