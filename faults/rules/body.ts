import type { Fault } from '../fault.ts';
import { bodyMemberFaults } from './body-members.ts';
import { bodySyntaxFaults } from './body-syntax.ts';

export const bodyFaults: readonly Fault[] = [...bodyMemberFaults, ...bodySyntaxFaults];
