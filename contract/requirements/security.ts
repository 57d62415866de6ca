import { should, type Requirement } from './requirement.ts';

/** What an attacker tries. */
export const security = {
  'security.objects.profile-follows-token': should(
    'The customer number of another customer in query, header or body does not switch the profile that is read or changed.',
    'OWASP API1:2023',
  ),
  'security.objects.foreign-address-reads-like-unknown': should(
    'The address of another customer is refused like an unknown address, with 404.',
    'OWASP API1:2023; OpenAPI customer-management: 404_address',
  ),
  'security.tokens.refuses-tampered-token': should(
    'An access token of which one character differs is refused with 401.',
    'OWASP API2:2023',
  ),
  'security.tokens.refresh-token-is-no-bearer': should(
    'A refresh token used as a bearer is refused.',
    'OWASP API2:2023',
  ),
  'security.tokens.saas-token-is-no-bearer': should(
    'A saas_token used as a bearer is refused.',
    'OWASP API2:2023; OpenAPI customer-management: POST login, description',
  ),
  'security.tokens.guest-refresh-token-makes-no-customer': should(
    'The refresh token of a guest is refused by the refresh of a customer token.',
    'OWASP API2:2023',
  ),
  'security.tokens.customer-refresh-token-makes-no-guest': should(
    'The refresh token of a customer is refused by the anonymous refresh.',
    'OWASP API2:2023',
  ),
  'security.tokens.access-token-is-no-refresh-token': should(
    'An access token given as refresh token is refused.',
    'OWASP API2:2023',
  ),
  'security.tokens.mailed-token-has-one-purpose': should(
    'A token mailed for a password reset confirms no change of the login e-mail, and the other way round.',
    'OWASP API2:2023',
    { needs: ['inbox'] },
  ),
  'security.tokens.reset-token-expires': should('A mailed reset token is refused a month later.', 'OWASP API2:2023', {
    needs: ['inbox', 'clock'],
  }),
  'security.functions.guest-manages-no-customers': should(
    'The tenant-managed operations are refused to an anonymous token.',
    'OWASP API5:2023; OpenAPI customer-service: security',
  ),
  'security.functions.customer-manages-no-others': should(
    'The tenant-managed operations show and change no other customer to a customer token.',
    'OWASP API5:2023; OpenAPI customer-service: security',
  ),
  'security.assignment.signup-grants-nothing': should(
    'Members such as id, active, onHold and businessModel in a signup have no effect, whether it is refused or ignores them.',
    'OWASP API3:2023',
  ),
  'security.assignment.address-keeps-id': should(
    'An id in the body of a PATCH does not change the id of an address.',
    'OWASP API3:2023',
  ),
  'security.assignment.prototype-members-are-inert': should(
    'Members named __proto__ and constructor change nothing but are refused, ignored or stored as data.',
    'OWASP API3:2023',
  ),
  'security.enumeration.login-answers-alike': should(
    'Login answers a wrong password and an unknown e-mail with the same status and body.',
    'OWASP WSTG-IDNT-04',
  ),
  'security.enumeration.reset-answers-alike': should(
    'A request to reset a password answers a known and an unknown e-mail with the same status and body.',
    'OWASP WSTG-IDNT-04',
  ),
  'security.injection.profile-text-is-inert': should(
    'Markup, SQL, templates and shell text in the profile are returned as they were sent.',
    'OWASP WSTG-INPV-05',
  ),
  'security.injection.address-text-is-inert': should(
    'Markup, SQL, templates and shell text in an address are returned as they were sent.',
    'OWASP WSTG-INPV-05',
  ),
  'security.injection.login-takes-no-operators': should(
    'Query operators and SQL in the e-mail or password of a login log nobody in.',
    'OWASP WSTG-INPV-05',
  ),
  'security.injection.path-is-inert': should(
    'An address id with path segments, SQL or control characters finds no address.',
    'OWASP WSTG-INPV-05',
  ),
  'security.injection.email-with-line-break': should(
    'An e-mail with a line break in it is refused at signup and at the request for a reset, or mails nobody else.',
    'OWASP WSTG-INPV-10',
    { needs: ['mailbox'] },
  ),
} satisfies Record<string, Requirement>;
