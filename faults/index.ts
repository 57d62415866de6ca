export { ruleFaults } from './rules/index.ts';
export { faultInjector, type FaultInjector } from './seedbed.ts';
export { openFront, type Front, type FrontOptions } from './front.ts';
export { blends } from './variations/blends.ts';
export { variationById, variations } from './variations/index.ts';
export type { Difference, Variation } from './variation.ts';
export type { Deviation, Effect, FailurePattern, Fault, InjectableFault, WrongAnswer } from './fault.ts';
