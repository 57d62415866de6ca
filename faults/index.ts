export { ruleFaults } from './rules/index.ts';
export { seedbed, type Seedbed } from './seedbed.ts';
export { variationById, variations, type Variation } from './variations.ts';
export type { Deviation, Fault, Planted } from './fault.ts';
