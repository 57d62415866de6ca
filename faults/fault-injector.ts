import { soundRules, type Rules, type WireHook } from '../tenant/index.ts';
import { createStore, type Store } from '../tenant/store.ts';
import type { Deviation } from './fault.ts';

/** The rules and the wire hook of a tenant into which a deviation is injected while it runs. */
export interface FaultInjector {
  readonly rules: Rules;
  readonly wire: WireHook;
  /**
   * Injects a deviation in place of the one before; undefined makes the tenant sound. Either way all stored data is dropped, so
   * that no fault meets the data of another one.
   */
  readonly inject: (deviation: Deviation | undefined) => void;
}

type Rule = (...given: readonly unknown[]) => unknown;

/**
 * Makes a fault injector. The tenant that is started with it does not know of faults: each of its rules looks up which one holds.
 * @param base the deviation of the tenant without a fault, where it is a variation
 */
export function faultInjector(base: Deviation = {}): FaultInjector {
  let injected: Deviation = base;
  let stores = new Map<Store, Store>();
  const storeOfInjection = (store: Store): Store => {
    const own = stores.get(store) ?? createStore();
    stores.set(store, own);
    return own;
  };
  const names = Object.keys(soundRules) as (keyof Rules)[];
  const current =
    (name: keyof Rules): Rule =>
    (...given) =>
      ((injected.rules?.[name] ?? base.rules?.[name] ?? soundRules[name]) as Rule)(...given);
  // Every rule keeps its own type; a table that is built by name cannot show that to the compiler.
  const rules = Object.fromEntries(names.map((name) => [name, current(name)])) as unknown as Rules;
  return {
    rules: { ...rules, storeFor: (store, operation) => rules.storeFor(storeOfInjection(store), operation) },
    wire: (exchange) => injected.wire?.(exchange),
    inject: (deviation) => {
      injected = deviation ?? base;
      stores = new Map();
    },
  };
}
