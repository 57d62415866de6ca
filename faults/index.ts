import { ruleFaults } from './rules/index.ts';
import type { Deviation, Fault } from './fault.ts';

export type { Deviation, Fault } from './fault.ts';
export { variationById, variations, type Variation } from './variations.ts';
export { ruleFaults } from './rules/index.ts';
export { seedbed, type Seedbed } from './seedbed.ts';

const byId = new Map(ruleFaults.map((fault) => [fault.id, fault]));

/** The fault with this id. */
export const faultById = (id: string): Fault | undefined => byId.get(id);

/** A fault's deviation, with a memory of its own where it has one. */
export const deviationOf = ({ deviation }: Pick<Fault, 'deviation'>): Deviation =>
  typeof deviation === 'function' ? deviation() : deviation;
