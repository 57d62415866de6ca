export { ruleFaults } from './rules/index.ts';
export { seedbed, type Seedbed } from './seedbed.ts';
export { openFront, type Front, type FrontOptions } from './front.ts';
export { blends } from './variations/blends.ts';
export { variationById, variations } from './variations/index.ts';
export type { Difference, Variation } from './variation.ts';
export type { Deviation, Effect, Fault, Planted } from './fault.ts';
