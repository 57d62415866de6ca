import type { Fault } from '../fault.ts';

export const racesFaults: readonly Fault[] = [];
