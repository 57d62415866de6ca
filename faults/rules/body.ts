import type { Fault } from '../fault.ts';
import { bodyMemberFaults } from './body-members.ts';
import { bodyOptionalFaults } from './body-optional.ts';
import { bodySyntaxFaults } from './body-syntax.ts';

export const bodyFaults: readonly Fault[] = [...bodyMemberFaults, ...bodyOptionalFaults, ...bodySyntaxFaults];
