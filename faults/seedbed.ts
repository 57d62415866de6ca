import { soundRules, type Rules, type WireHook } from '../tenant/index.ts';
import { createStore, type Store } from '../tenant/store.ts';
import type { Deviation } from './fault.ts';

/** A tenant's rules and wire hook in which a deviation can be planted, and taken out again, while it runs. */
export interface FaultInjector {
  readonly rules: Rules;
  readonly wire: WireHook;
  /**
   * Plants a deviation in place of the one before; nothing makes the tenant sound. What is stored is forgotten either way, so that
   * no fault meets what another one has left behind.
   */
  readonly inject: (deviation: Deviation | undefined) => void;
}

type Rule = (...given: readonly unknown[]) => unknown;

/**
 * Makes a seedbed. The tenant that is started with it knows of no fault: each of its rules asks which one holds at the moment.
 * @param soil what the tenant is like without a fault, where it is a variation already
 */
export function faultInjector(soil: Deviation = {}): FaultInjector {
  let planted: Deviation = soil;
  let stores = new Map<Store, Store>();
  const ofThisPlanting = (store: Store): Store => {
    const own = stores.get(store) ?? createStore();
    stores.set(store, own);
    return own;
  };
  const names = Object.keys(soundRules) as (keyof Rules)[];
  const ruling =
    (name: keyof Rules): Rule =>
    (...given) =>
      ((planted.rules?.[name] ?? soil.rules?.[name] ?? soundRules[name]) as Rule)(...given);
  // Every rule keeps its own type; a table that is built by name cannot show that to the compiler.
  const rules = Object.fromEntries(names.map((name) => [name, ruling(name)])) as unknown as Rules;
  return {
    rules: { ...rules, storeFor: (store, operation) => rules.storeFor(ofThisPlanting(store), operation) },
    wire: (exchange) => planted.wire?.(exchange),
    inject: (deviation) => {
      planted = deviation ?? soil;
      stores = new Map();
    },
  };
}
