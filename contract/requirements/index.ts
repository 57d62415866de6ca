import { accountSafety } from './account-safety.ts';
import { address } from './address.ts';
import { addressUpdate } from './address-update.ts';
import { anonymous } from './anonymous-token.ts';
import { authorizationInvalidToken } from './authorization-invalid-token.ts';
import { authorizationNoToken } from './authorization-no-token.ts';
import { authorizationWrongToken } from './authorization-wrong-token.ts';
import { bodyMembers } from './body-members.ts';
import { bodyOptional } from './body-optional.ts';
import { bodySyntax } from './body-syntax.ts';
import { cors } from './cors.ts';
import { companies } from './company.ts';
import { emailChange } from './email-change.ts';
import { exchange } from './token-exchange.ts';
import { journey } from './journey.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { optIn } from './opt-in.ts';
import type { OwnPart } from '../own.ts';
import { password } from './password.ts';
import { profile } from './profile.ts';
import { profileUpdate } from './profile-update.ts';
import { protocol } from './protocol.ts';
import { races } from './races.ts';
import { refresh } from './token-refresh.ts';
import { security } from './security.ts';
import { securityExposure } from './security-exposure.ts';
import { service } from './service.ts';
import { serviceCustomers } from './service-customers.ts';
import { signup } from './signup.ts';
import { signupB2b } from './signup-b2b.ts';
import { social } from './social-login.ts';
import { tags } from './address-tags.ts';
import { validation } from './token-validation.ts';

export {
  levelInWords,
  sourcesOf,
  statementOf,
  type Ground,
  type Level,
  type Requirement,
  type Statement,
} from './requirement.ts';

/** Everything the documentation promises, implies or leaves open, by a frozen id, in the order of a reader. */
export const requirements = {
  ...anonymous,
  ...signup,
  ...signupB2b,
  ...login,
  ...logout,
  ...refresh,
  ...validation,
  ...exchange,
  ...social,
  ...profile,
  ...profileUpdate,
  ...address,
  ...addressUpdate,
  ...tags,
  ...emailChange,
  ...password,
  ...optIn,
  ...service,
  ...serviceCustomers,
  ...authorizationNoToken,
  ...authorizationInvalidToken,
  ...authorizationWrongToken,
  ...bodyMembers,
  ...bodyOptional,
  ...bodySyntax,
  ...security,
  ...securityExposure,
  ...protocol,
  ...cors,
  ...companies,
  ...accountSafety,
  ...journey,
  ...races,
};

/** The frozen id of a requirement: a wrong one does not compile. */
export type RequirementId = keyof (typeof requirements & OwnPart<'requirements'>);
