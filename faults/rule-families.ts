import { soundRules, type Rules } from '../tenant/index.ts';
import { isObject, type Json } from '../tenant/json.ts';
import type { Refused } from '../tenant/refusals.ts';
import type { Deviation } from './fault.ts';
import { without } from './exchange.ts';

/*
 * Families of faulty rules. Each replaces one rule by the sound one with something changed, so that a row of a table says only what.
 */

type RuleName = keyof Rules;
type Given<Name extends RuleName> = Parameters<Rules[Name]>;
type Result<Name extends RuleName> = ReturnType<Rules[Name]>;
type Replacement<Name extends RuleName> = (...given: Given<Name>) => unknown;

/** The sound rule of a name that the compiler knows as a type parameter only. */
const sound = <Name extends RuleName>(name: Name) => soundRules[name] as (...given: Given<Name>) => Result<Name>;

const replaces = <Name extends RuleName>(name: Name, replacement: Replacement<Name>) => ({
  rules: { [name]: replacement } as Partial<Rules>,
});

/** A rule with another result, made from the sound one and what the rule was given. */
export const changesResult = <Name extends RuleName>(
  name: Name,
  change: (result: Result<Name>, ...given: Given<Name>) => Result<Name>,
): Deviation => replaces(name, (...given) => change(sound(name)(...given), ...given));

/** A rule that is given another argument in one place. */
export const changesArgument = <Name extends RuleName, Index extends keyof Given<Name> & number>(
  name: Name,
  index: Index,
  change: (argument: Given<Name>[Index], ...given: Given<Name>) => Given<Name>[Index],
): Deviation =>
  replaces(name, (...given) => {
    const changed: Given<Name> = [...given];
    changed[index] = change(given[index], ...given);
    return sound(name)(...changed);
  });

/** A rule that sets members of its result. */
export const setsMembers = <Name extends RuleName>(
  name: Name,
  members: Partial<Result<Name>> | ((result: Result<Name>, ...given: Given<Name>) => Partial<Result<Name>>),
): Deviation =>
  replaces(name, (...given) => {
    const result = sound(name)(...given);
    return { ...(result as object), ...(typeof members === 'function' ? members(result, ...given) : members) };
  });

/** A rule that loses members of its result. */
export const dropsMembers = (name: RuleName, ...members: readonly string[]): Deviation =>
  replaces(name, (...given) => {
    const result = sound(name)(...given) as Record<string, unknown> | undefined;
    return result && without(result, ...members);
  });

/** A rule whose result has every text changed. */
export const changesTexts = (name: RuleName, change: (text: string) => string): Deviation =>
  replaces(name, (...given) =>
    Object.fromEntries(
      Object.entries(sound(name)(...given) as object).map(([member, value]: [string, unknown]) => [
        member,
        typeof value === 'string' ? change(value) : value,
      ]),
    ),
  );

/** A condition that also holds where it must not. */
export const allows = <Name extends RuleName>(name: Name, when: (...given: Given<Name>) => boolean): Deviation =>
  replaces(name, (...given) => when(...given) || sound(name)(...given));

/** A condition that does not hold where it must. */
export const denies = <Name extends RuleName>(name: Name, when: (...given: Given<Name>) => boolean): Deviation =>
  replaces(name, (...given) => !when(...given) && sound(name)(...given));

/** A rule that refuses in another way where the sound one finds nothing, or where its condition does not hold. */
export const refusesBy = (name: RuleName, refusal: () => Refused): Deviation =>
  replaces(name, (...given) => {
    const result: unknown = sound(name)(...given);
    if (!result) throw refusal();
    return result;
  });

type CheckName = Extract<RuleName, `check${string}`>;
type Violation = ReturnType<Rules['checkSignup']>[number];

/** A check that overlooks some violations. */
export const overlooks = <Name extends CheckName>(
  name: Name,
  which: (violation: Violation, ...given: Given<Name>) => boolean,
): Deviation =>
  replaces(name, (...given) => sound(name)(...given).filter((violation: Violation) => !which(violation, ...given)));

/** A check that refuses what it must take. */
export const alsoRefuses = <Name extends CheckName>(
  name: Name,
  field: string,
  when: (...given: Given<Name>) => boolean,
): Deviation =>
  replaces(name, (...given) => [
    ...sound(name)(...given),
    ...(when(...given) ? [{ field, type: 'invalid_value', message: `${field} is not valid.` }] : []),
  ]);

/** Whether a body has a member at a path such as `customerDetails.b2b`. */
export const has = (body: Json | undefined, path: string): boolean =>
  path
    .split('.')
    .reduce<unknown>((at, name) => (isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined), body) !==
  undefined;

/** A rule that keeps its first result for each key, or for all. */
export const keepsFirst =
  <Name extends RuleName>(name: Name, key: (...given: Given<Name>) => unknown = () => 'all') =>
  (): Deviation => {
    const kept = new Map<unknown, Result<Name>>();
    return replaces(name, (...given) => {
      const result = kept.get(key(...given)) ?? sound(name)(...given);
      if (result !== undefined) kept.set(key(...given), result);
      return result;
    });
  };
