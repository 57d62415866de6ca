import { addressFaults } from './address.ts';
import { anonymousFaults } from './anonymous.ts';
import { anonymousLifetimesFaults } from './anonymous-lifetimes.ts';
import { anonymousRefreshFaults } from './anonymous-refresh.ts';
import { anonymousSessionsFaults } from './anonymous-sessions.ts';
import { authorizationFaults } from './authorization.ts';
import { bodyFaults } from './body.ts';
import { credentialsLossFaults } from './credentials-losses.ts';
import { emailChangeFaults } from './email-change.ts';
import { eventFaults } from './events.ts';
import { exchangeCustomersFaults } from './exchange-customers.ts';
import { exchangeFaults } from './exchange.ts';
import { exchangeTokensFaults } from './exchange-tokens.ts';
import { journeyFaults } from './journey.ts';
import { loginFaults } from './login.ts';
import { loginMembersFaults } from './login-members.ts';
import { loginRefusalFaults } from './login-refusal.ts';
import { loginTracesFaults } from './login-traces.ts';
import { logoutFaults } from './logout.ts';
import { optInFaults } from './opt-in.ts';
import { optInTokenFaults } from './opt-in-tokens.ts';
import { passwordFaults } from './password.ts';
import { profileFaults } from './profile.ts';
import { protocolFaults } from './protocol.ts';
import { racesFaults } from './races.ts';
import { refreshFaults } from './refresh.ts';
import { refreshLegalEntityFaults } from './refresh-legal-entity.ts';
import { refreshWindowFaults } from './refresh-window.ts';
import { securityFaults } from './security.ts';
import { securityBaselineFaults } from './security-baseline.ts';
import { serviceFaults } from './service.ts';
import { serviceCreateFaults } from './service-create.ts';
import { serviceCustomerFaults } from './service-customers.ts';
import { serviceRemovalFaults } from './service-removal.ts';
import { serviceSearchFaults } from './service-search.ts';
import { signupFaults } from './signup.ts';
import { signupB2bFaults } from './signup-b2b.ts';
import { signupCredentialsFaults } from './signup-credentials.ts';
import { signupDefaultsFaults } from './signup-defaults.ts';
import { signupDuplicateFaults } from './signup-duplicates.ts';
import { signupRefusalFaults } from './signup-refusals.ts';
import { socialFaults } from './social.ts';
import { socialTokensFaults } from './social-tokens.ts';
import { tagsFaults } from './tags.ts';
import { validationFaults } from './validation.ts';
import type { Fault } from '../fault.ts';

/** Every rule fault, by the chapter of the requirement it breaks. */
export const ruleFaults: readonly Fault[] = [
  ...anonymousFaults,
  ...anonymousLifetimesFaults,
  ...anonymousRefreshFaults,
  ...anonymousSessionsFaults,
  ...loginFaults,
  ...loginMembersFaults,
  ...loginRefusalFaults,
  ...loginTracesFaults,
  ...logoutFaults,
  ...refreshFaults,
  ...refreshWindowFaults,
  ...refreshLegalEntityFaults,
  ...validationFaults,
  ...exchangeFaults,
  ...exchangeTokensFaults,
  ...exchangeCustomersFaults,
  ...socialFaults,
  ...socialTokensFaults,
  ...signupFaults,
  ...signupDefaultsFaults,
  ...signupDuplicateFaults,
  ...signupRefusalFaults,
  ...signupCredentialsFaults,
  ...signupB2bFaults,
  ...optInFaults,
  ...optInTokenFaults,
  ...serviceFaults,
  ...serviceCreateFaults,
  ...serviceCustomerFaults,
  ...serviceRemovalFaults,
  ...serviceSearchFaults,
  ...journeyFaults,
  ...profileFaults,
  ...addressFaults,
  ...tagsFaults,
  ...racesFaults,
  ...credentialsLossFaults,
  ...emailChangeFaults,
  ...eventFaults,
  ...passwordFaults,
  ...securityFaults,
  ...securityBaselineFaults,
  ...authorizationFaults,
  ...bodyFaults,
  ...protocolFaults,
];
