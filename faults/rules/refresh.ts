import type { Fault } from '../fault.ts';

export const refreshFaults: readonly Fault[] = [];
