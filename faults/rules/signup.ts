import type { Fault } from '../fault.ts';

export const signupFaults: readonly Fault[] = [];
