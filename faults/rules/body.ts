import type { Fault } from '../fault.ts';

export const bodyFaults: readonly Fault[] = [];
