import type { Fault } from '../fault.ts';

export const serviceFaults: readonly Fault[] = [];
