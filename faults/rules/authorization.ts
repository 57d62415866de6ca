import type { Fault } from '../fault.ts';

export const authorizationFaults: readonly Fault[] = [];
