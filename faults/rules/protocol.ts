import type { Fault } from '../fault.ts';
import { protocolErrorFaults, protocolJsonFaults } from './protocol-answers.ts';
import { protocolLanguageFaults, protocolRouteFaults } from './protocol-routes.ts';

export const protocolFaults: readonly Fault[] = [
  ...protocolJsonFaults,
  ...protocolErrorFaults,
  ...protocolRouteFaults,
  ...protocolLanguageFaults,
];
