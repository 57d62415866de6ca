import type { Fault } from '../fault.ts';

export const emailChangeFaults: readonly Fault[] = [];
