import type { Fault } from '../fault.ts';

export const optInFaults: readonly Fault[] = [];
