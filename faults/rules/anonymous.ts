import type { Fault } from '../fault.ts';

export const anonymousFaults: readonly Fault[] = [];
