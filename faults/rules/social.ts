import type { Fault } from '../fault.ts';

export const socialFaults: readonly Fault[] = [];
