import type { Fault } from '../fault.ts';

export const validationFaults: readonly Fault[] = [];
