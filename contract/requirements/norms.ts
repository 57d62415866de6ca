/**
 * The norms that forbid a breach of the security baseline, by number: OWASP API Security Top 10 (2023), OWASP Application Security
 * Verification Standard (ASVS 5.0), Common Weakness Enumeration (CWE) and RFCs with their section.
 */
export const norms = {
  /** Somebody reaches an object of somebody else. */
  objectAccess: 'OWASP API1:2023; ASVS 5.0 8.2.2; CWE-639',
  /** A token serves for a function that it does not grant. */
  functionAccess: 'OWASP API5:2023; ASVS 5.0 8.2.1; CWE-863',
  /** A token of one tenant serves for another. */
  tenantAccess: 'OWASP API1:2023; ASVS 5.0 8.4.1; CWE-863',
  /** A caller sets a member that is not theirs to set. */
  massAssignment: 'OWASP API3:2023; ASVS 5.0 15.3.3; CWE-915',
  /** An operation works without a token. */
  missingToken: 'OWASP API2:2023; ASVS 5.0 8.2.1; CWE-306',
  /** A token that was never issued is accepted. */
  unknownToken: 'OWASP API2:2023; RFC 6750, 3.1; CWE-287',
  /** A session lives on after its logout or its lifetime. */
  endedSession: 'OWASP API2:2023; ASVS 5.0 7.4.1; CWE-613',
  /** Tokens are issued for no refresh token, or for one of somebody else. */
  refreshGrant: 'OWASP API2:2023; RFC 6749, 6; CWE-287',
  /** A token serves for another purpose than its own. */
  tokenType: 'OWASP API2:2023; ASVS 5.0 9.2.2; RFC 6749, 1.5',
  /** A login succeeds without the password. */
  passwordCheck: 'OWASP API2:2023; ASVS 5.0 6.2.8; CWE-287',
  /** A suspended account is used. */
  suspendedAccount: 'OWASP API2:2023; ASVS 5.0 8.3.2; CWE-863',
  /** A credential works after it was replaced. */
  replacedCredential: 'OWASP API2:2023; CWE-287',
  /** A reset takes an account over or locks its owner out. */
  passwordReset: 'OWASP API2:2023; ASVS 5.0 6.4.3; CWE-640',
  /** A mailed token works twice. */
  oneTimeToken: 'OWASP API2:2023; ASVS 5.0 6.5.1; CWE-294',
  /** A step that proves something is skipped. */
  skippedStep: 'OWASP API2:2023; ASVS 5.0 2.3.1; CWE-841',
  /** An answer shows a secret. */
  disclosure: 'OWASP API3:2023; ASVS 5.0 15.3.1; CWE-200',
  /** Text is run or spoilt by an interpreter. */
  injection: 'ASVS 5.0 1.3.7; CWE-79; CWE-89; CWE-1336',
  /** Something that was acknowledged as created is not there, or not as sent. */
  lostCreation: 'RFC 9110, 15.3.2; ASVS 5.0 2.3.3',
  /** A change that was acknowledged is lost, or changes something else. */
  lostChange: 'RFC 5789, 2; ASVS 5.0 2.3.3',
  /** A deletion that was acknowledged is not carried out, or deletes something else. */
  lostDeletion: 'RFC 9110, 9.3.5; ASVS 5.0 2.3.3',
  /** An operation that was acknowledged without a body is not carried out, or does something else. */
  lostCommand: 'RFC 9110, 15.3.5; ASVS 5.0 2.3.3',
  /** A change takes other data of its owner with it. */
  sideEffect: 'ASVS 5.0 2.3.3',
  /** Calls at the same time overwrite each other. */
  raceCondition: 'ASVS 5.0 15.4.2; CWE-362',
} as const;
