import type { RequirementId } from '../contract/requirements/index.ts';
import type { TenantInput, WireHook } from '../tenant/index.ts';
import type { Deviation } from './fault.ts';
import type { ProxyOptions } from './reverse-proxy.ts';

/** A permitted difference of a tenant: the verdict has to stay *conforms*. */
export interface Variation extends Deviation {
  readonly id: string;
  /** Why it is permitted. */
  readonly why: string;
  /** Settings of all tenants of the target. */
  readonly tenants?: TenantInput;
  /** A reverse proxy in front of the tenant, for what happens below JSON: framing, header names, latency. */
  readonly proxy?: ProxyOptions;
  /** The SHOULDs that it leaves unmet: advisories, no false positives. `why` says why it is permitted all the same. */
  readonly advises?: readonly RequirementId[];
}

/** A row of a table of variations. */
export const variation = (id: string, others: Omit<Variation, 'id'>): Variation => ({ id, ...others });

/** How a tenant differs, whatever makes it differ. */
export type Difference = Omit<Variation, 'id' | 'why'>;

/** Calls hooks one after the other. */
const inTurn =
  (hooks: readonly WireHook[]): WireHook =>
  async (exchange) => {
    for (const hook of hooks) await hook(exchange);
  };

/**
 * Combines variations, so that one tenant has all of them.
 * @throws Error when two of them replace the same rule: one would hide the other.
 */
export function combine(all: readonly Variation[]): Difference {
  const replaced = all.flatMap(({ rules = {} }) => Object.keys(rules));
  const twice = replaced.find((name, index) => replaced.indexOf(name) !== index);
  if (twice !== undefined)
    throw new Error(`Two of the variations ${all.map(({ id }) => id).join(', ')} replace the rule ${twice}.`);
  const hooks = all.flatMap(({ wire }) => wire ?? []);
  const advises = all.flatMap((one) => one.advises ?? []);
  const proxies = all.flatMap(({ proxy }) => proxy ?? []);
  return {
    tenants: Object.assign({}, ...all.map(({ tenants }) => tenants)) as TenantInput,
    rules: Object.assign({}, ...all.map(({ rules }) => rules)) as NonNullable<Deviation['rules']>,
    ...(hooks.length > 0 && { wire: inTurn(hooks) }),
    ...(proxies.length > 0 && { proxy: Object.assign({}, ...proxies) as ProxyOptions }),
    ...(advises.length > 0 && { advises }),
  };
}
