import { operations, type OperationName } from '../contract/operations/index.ts';

export type { OperationName };

/** The operationId of the documentation, by the short name that failures read. */
export const operationIds = Object.fromEntries(
  Object.entries(operations).map(([name, { operationId }]) => [name, operationId]),
) as Readonly<Record<OperationName, string>>;

type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}`
  : '';

/** A name as ids of requirements and faults spell it: `logIn` becomes `log-in`. */
export const kebab = <Name extends string>(name: Name): Kebab<Name> =>
  name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) as Kebab<Name>;
