import type { Fault } from '../fault.ts';
import { securityAssignmentFaults } from './security-assignment.ts';
import { securityConfigurationFaults } from './security-configuration.ts';
import { securityDisclosureFaults } from './security-disclosure.ts';
import { securityInjectionFaults } from './security-injection.ts';
import { securityObjectFaults } from './security-objects.ts';
import { securitySecretFaults } from './security-secrets.ts';
import { securityTokenFaults } from './security-tokens.ts';

export const securityFaults: readonly Fault[] = [
  ...securityObjectFaults,
  ...securityTokenFaults,
  ...securityAssignmentFaults,
  ...securityInjectionFaults,
  ...securityDisclosureFaults,
  ...securitySecretFaults,
  ...securityConfigurationFaults,
];
