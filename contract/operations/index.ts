import { addresses } from './addresses.ts';
import { credentials } from './credentials.ts';
import { profile } from './profile.ts';
import { service } from './service.ts';
import { signup } from './signup.ts';
import { tokens } from './tokens.ts';
import type { Operation } from '../operation.ts';
import type { OwnPart } from '../own.ts';

/** The operations of the customer-managed API: what the suite judges. */
export const customerManaged = { ...tokens, ...signup, ...profile, ...addresses, ...credentials };

/** Everything that a test can call. Nothing without a row here can be asked. */
export const operations = { ...customerManaged, ...service };

/** The suite's own rows: a project may add rows of its own to `operations`, of which no test of the suite asks. */
export const suiteOperations: readonly Operation[] = Object.values(operations);

export type Operations = typeof operations & OwnPart<'operations'>;
export type OperationName = keyof Operations;

/** The row of an operation, seen as what every row has. */
export const rowOf = (name: OperationName): Operation => operations[name];
