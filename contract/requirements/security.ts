import { norms } from './norms.ts';
import { baseline, should, type Requirement } from './requirement.ts';

/** What an attacker tries. */
export const security = {
  'security.objects.profile-follows-token': baseline(
    'The customer number of another customer in query, header or body does not switch the profile that is read or changed.',
    'OWASP API1:2023',
    { norm: norms.objectAccess },
  ),
  'security.objects.foreign-address-reads-like-unknown': should(
    'The address of another customer is refused like an unknown address, with 404.',
    'OWASP API1:2023; OpenAPI customer-management: 404_address',
  ),
  'security.tokens.refuses-tampered-token': baseline(
    'An access token of which one character differs is refused with 401.',
    'OWASP API2:2023',
    { norm: norms.unknownToken },
  ),
  'security.tokens.refresh-token-is-no-bearer': baseline(
    'A refresh token used as a bearer is refused.',
    'OWASP API2:2023',
    { norm: norms.tokenType },
  ),
  'security.tokens.saas-token-is-no-bearer': baseline(
    'A saas_token used as a bearer is refused.',
    'OWASP API2:2023; OpenAPI customer-management: POST login, description',
    { norm: 'OWASP API2:2023; ASVS 5.0 9.2.2; CWE-287' },
  ),
  'security.tokens.guest-refresh-token-makes-no-customer': baseline(
    'The refresh token of a guest is refused by the refresh of a customer token.',
    'OWASP API2:2023',
    { norm: norms.refreshGrant },
  ),
  'security.tokens.customer-refresh-token-makes-no-guest': baseline(
    'The refresh token of a customer is refused by the anonymous refresh.',
    'OWASP API2:2023',
    { norm: norms.refreshGrant },
  ),
  'security.tokens.access-token-is-no-refresh-token': baseline(
    'An access token given as refresh token is refused.',
    'OWASP API2:2023',
    { norm: norms.tokenType },
  ),
  'security.tokens.mailed-token-has-one-purpose': baseline(
    'A token mailed for a password reset confirms no change of the login e-mail, and the other way round.',
    'OWASP API2:2023',
    { norm: 'OWASP API2:2023; ASVS 5.0 9.2.2; CWE-640', needs: ['inbox'] },
  ),
  'security.tokens.reset-token-expires': baseline('A mailed reset token is refused a month later.', 'OWASP API2:2023', {
    norm: 'OWASP API2:2023; ASVS 5.0 6.5.5; CWE-613',
    needs: ['inbox', 'clock'],
  }),
  'security.functions.guest-manages-no-customers': baseline(
    'The tenant-managed operations are refused to an anonymous token.',
    'OWASP API5:2023; OpenAPI customer-service: security',
    { norm: 'OWASP API5:2023; ASVS 5.0 8.2.1; CWE-862' },
  ),
  'security.functions.customer-manages-no-others': baseline(
    'The tenant-managed operations show and change no other customer to a customer token.',
    'OWASP API5:2023; OpenAPI customer-service: security',
    { norm: norms.functionAccess },
  ),
  'security.assignment.signup-grants-nothing': baseline(
    'Members such as id, active, onHold and businessModel in a signup have no effect, whether it is refused or ignores them.',
    'OWASP API3:2023',
    { norm: norms.massAssignment },
  ),
  'security.assignment.address-keeps-id': baseline(
    'An id in the body of a PATCH does not change the id of an address.',
    'OWASP API3:2023',
    { norm: norms.massAssignment },
  ),
  'security.assignment.prototype-members-are-inert': baseline(
    'Members named __proto__ and constructor change nothing but are refused, ignored or stored as data.',
    'OWASP API3:2023',
    { norm: 'OWASP API3:2023; ASVS 5.0 15.3.6; CWE-1321' },
  ),
  'security.enumeration.login-answers-alike': should(
    'Login answers a wrong password and an unknown e-mail with the same status and body.',
    'OWASP WSTG-IDNT-04',
  ),
  'security.enumeration.reset-answers-alike': should(
    'A request to reset a password answers a known and an unknown e-mail with the same status and body.',
    'OWASP WSTG-IDNT-04',
  ),
  'security.injection.profile-text-is-inert': baseline(
    'Markup, SQL, templates and shell text in the profile are returned as they were sent.',
    'OWASP WSTG-INPV-05',
    { norm: norms.injection },
  ),
  'security.injection.address-text-is-inert': baseline(
    'Markup, SQL, templates and shell text in an address are returned as they were sent.',
    'OWASP WSTG-INPV-05',
    { norm: norms.injection },
  ),
  'security.injection.login-takes-no-operators': baseline(
    'Query operators and SQL in the e-mail or password of a login log nobody in.',
    'OWASP WSTG-INPV-05',
    { norm: 'ASVS 5.0 1.2.4; CWE-89; CWE-943' },
  ),
  'security.injection.path-is-inert': baseline(
    'An address id with path segments, SQL or control characters finds no address.',
    'OWASP WSTG-INPV-05',
    { norm: 'ASVS 5.0 1.2.4; CWE-22; CWE-89' },
  ),
  'security.injection.email-with-line-break': baseline(
    'An e-mail with a line break in it is refused at signup and at the request for a reset, or mails nobody else.',
    'OWASP WSTG-INPV-10',
    { norm: 'ASVS 5.0 1.3.11; CWE-93', needs: ['mailbox'] },
  ),
} satisfies Record<string, Requirement>;
