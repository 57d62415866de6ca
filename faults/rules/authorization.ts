import type { Fault } from '../fault.ts';
import { authorizationDeadTokenFaults, authorizationExpiredTokenFaults } from './authorization-dead-token.ts';
import { authorizationHeaderFaults } from './authorization-header.ts';
import { authorizationNoTokenFaults } from './authorization-no-token.ts';
import { authorizationGuestTokenFaults, authorizationTenantFaults } from './authorization-wrong-token.ts';

export const authorizationFaults: readonly Fault[] = [
  ...authorizationNoTokenFaults,
  ...authorizationDeadTokenFaults,
  ...authorizationExpiredTokenFaults,
  ...authorizationGuestTokenFaults,
  ...authorizationTenantFaults,
  ...authorizationHeaderFaults,
];
