import type { Fault } from '../fault.ts';

export const journeyFaults: readonly Fault[] = [];
