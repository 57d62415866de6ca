import type { Fault } from '../fault.ts';

export const logoutFaults: readonly Fault[] = [];
