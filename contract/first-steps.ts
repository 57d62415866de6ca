import type { OperationName } from './operations/index.ts';
import type { RequirementId } from './requirements/index.ts';

/** What nearly every test needs first: the preflight asks it, and the requirement of each judges it where it is broken. */
export const firstSteps: Readonly<Partial<Record<OperationName, RequirementId>>> = {
  logInAnonymously: 'anonymous.login.issues-access-token',
  signUp: 'signup.create.returns-id',
  logIn: 'login.tokens.issues-access-token',
};
