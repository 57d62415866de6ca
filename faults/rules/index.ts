import type { Fault } from '../fault.ts';
import { accountSafetyFaults } from './account-safety.ts';
import { addressChangeFaults } from './address-change.ts';
import { addressCreateFaults } from './address-create.ts';
import { addressDeleteFaults } from './address-delete.ts';
import { addressReadFaults } from './address-read.ts';
import { anonymousFaults } from './anonymous.ts';
import { anonymousSessionFaults } from './anonymous-sessions.ts';
import { authorizationExpiredTokenFaults } from './authorization-expired-token.ts';
import { authorizationUnknownTokenFaults } from './authorization-unknown-token.ts';
import { authorizationWrongTokenFaults } from './authorization-wrong-token.ts';
import { bodyMemberFaults } from './body-members.ts';
import { bodyOptionalFaults } from './body-optional.ts';
import { bodySyntaxFaults } from './body-syntax.ts';
import { companyFaults } from './company.ts';
import { corsFaults } from './cors.ts';
import { credentialsLossFaults } from './credentials-losses.ts';
import { emailChangeFaults } from './email-change.ts';
import { eventFaults } from './events.ts';
import { exchangeFaults } from './exchange.ts';
import { journeyFaults } from './journey.ts';
import { loginFaults } from './login.ts';
import { loginTokenFaults } from './login-tokens.ts';
import { logoutFaults } from './logout.ts';
import { optInFaults } from './opt-in.ts';
import { passwordFaults } from './password.ts';
import { profileFaults } from './profile.ts';
import { profilePatchFaults } from './profile-patch.ts';
import { profileReadOnlyFaults } from './profile-read-only.ts';
import { protocolAnswerFaults } from './protocol-answers.ts';
import { protocolRouteFaults } from './protocol-routes.ts';
import { racesFaults } from './races.ts';
import { refreshFaults } from './refresh.ts';
import { securityAssignmentFaults } from './security-assignment.ts';
import { securityBaselineFaults } from './security-baseline.ts';
import { securityConfigurationFaults } from './security-configuration.ts';
import { securityDisclosureFaults } from './security-disclosure.ts';
import { securityInjectionFaults } from './security-injection.ts';
import { securityObjectFaults } from './security-objects.ts';
import { securityTokenFaults } from './security-tokens.ts';
import { serviceCustomerFaults } from './service-customers.ts';
import { serviceFaults } from './service.ts';
import { signupB2bFaults } from './signup-b2b.ts';
import { signupCredentialsFaults } from './signup-credentials.ts';
import { signupFaults } from './signup.ts';
import { signupRefusalFaults } from './signup-refusals.ts';
import { socialFaults } from './social.ts';
import { tagFaults } from './tags.ts';
import { validationFaults } from './validation.ts';

/** Every rule fault, by the chapter of the requirement that it breaks. */
export const ruleFaults: readonly Fault[] = [
  ...anonymousFaults,
  ...anonymousSessionFaults,
  ...loginTokenFaults,
  ...loginFaults,
  ...logoutFaults,
  ...refreshFaults,
  ...validationFaults,
  ...exchangeFaults,
  ...socialFaults,
  ...signupFaults,
  ...signupRefusalFaults,
  ...signupCredentialsFaults,
  ...signupB2bFaults,
  ...optInFaults,
  ...serviceFaults,
  ...serviceCustomerFaults,
  ...journeyFaults,
  ...profileFaults,
  ...profilePatchFaults,
  ...profileReadOnlyFaults,
  ...addressCreateFaults,
  ...addressReadFaults,
  ...addressChangeFaults,
  ...addressDeleteFaults,
  ...tagFaults,
  ...racesFaults,
  ...credentialsLossFaults,
  ...emailChangeFaults,
  ...eventFaults,
  ...passwordFaults,
  ...securityObjectFaults,
  ...securityTokenFaults,
  ...securityAssignmentFaults,
  ...securityInjectionFaults,
  ...securityDisclosureFaults,
  ...securityConfigurationFaults,
  ...securityBaselineFaults,
  ...authorizationUnknownTokenFaults,
  ...authorizationExpiredTokenFaults,
  ...authorizationWrongTokenFaults,
  ...bodyMemberFaults,
  ...bodyOptionalFaults,
  ...bodySyntaxFaults,
  ...protocolAnswerFaults,
  ...protocolRouteFaults,
  ...corsFaults,
  ...companyFaults,
  ...accountSafetyFaults,
];
