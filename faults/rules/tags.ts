import type { Fault } from '../fault.ts';

export const tagsFaults: readonly Fault[] = [];
