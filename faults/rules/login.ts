import type { Fault } from '../fault.ts';

export const loginFaults: readonly Fault[] = [];
