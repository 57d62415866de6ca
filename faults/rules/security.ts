import type { Fault } from '../fault.ts';

export const securityFaults: readonly Fault[] = [];
