import type { Fault } from '../fault.ts';
import { authorizationDeadTokenFaults } from './authorization-dead-token.ts';
import { authorizationExpiredTokenFaults } from './authorization-expired-token.ts';
import { authorizationHeaderFaults } from './authorization-header.ts';
import { authorizationNoTokenFaults } from './authorization-no-token.ts';
import { authorizationSocialFaults } from './authorization-social.ts';
import { authorizationGuestTokenFaults, authorizationTenantFaults } from './authorization-wrong-token.ts';

export const authorizationFaults: readonly Fault[] = [
  ...authorizationNoTokenFaults,
  ...authorizationDeadTokenFaults,
  ...authorizationExpiredTokenFaults,
  ...authorizationSocialFaults,
  ...authorizationGuestTokenFaults,
  ...authorizationTenantFaults,
  ...authorizationHeaderFaults,
];
