import type { Fault } from '../fault.ts';

export const protocolFaults: readonly Fault[] = [];
