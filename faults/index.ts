export { ruleFaults } from './rules/index.ts';
export { faultInjector, type FaultInjector } from './fault-injector.ts';
export { startReverseProxy, type ProxyOptions, type ReverseProxy } from './reverse-proxy.ts';
export { combinedVariations } from './variations/combined.ts';
export { variationById, variations } from './variations/index.ts';
export type { Difference, Variation } from './variation.ts';
export type { Deviation, Effect, FailurePattern, Fault, InjectableFault, WrongAnswer } from './fault.ts';
