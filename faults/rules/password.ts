import type { Fault } from '../fault.ts';

export const passwordFaults: readonly Fault[] = [];
