import type { Fault } from '../fault.ts';

export const addressFaults: readonly Fault[] = [];
