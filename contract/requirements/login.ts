import { norms } from './norms.ts';
import { baseline, must, observe, should, type Requirement } from './requirement.ts';

/** Login with e-mail and password. */
export const login = {
  'login.tokens.issues-access-token': must(
    'Login issues an access_token of type Bearer that customer operations accept.',
    'tutorial: Logging in a customer; changelog 2025-05-12',
  ),
  'login.tokens.issues-refresh-token': must(
    'Login issues a refresh_token together with its lifetime.',
    'tutorial: Logging in a customer; changelog 2025-05-12',
  ),
  'login.tokens.issues-saas-token': must(
    'Login issues a saas_token in the form of a JWT.',
    'OpenAPI customer-management: POST login, description',
  ),
  'login.tokens.saas-token-names-customer': baseline(
    'The subject of the saas_token is the id of the customer who logged in.',
    'tutorial: Logging in a customer',
    { norm: 'OWASP API2:2023; RFC 7519, 4.1.2; CWE-287' },
  ),
  'login.tokens.saas-token-expires': should(
    'The saas_token carries an expiry in the future.',
    'OpenAPI customer-management: POST login, example',
  ),
  'login.tokens.access-lifetime-is-positive': must(
    'The expires_in of a login is a whole number of seconds greater than zero.',
    'OpenAPI customer-management: CustomerToken.expires_in',
  ),
  'login.tokens.access-lifetime-is-at-most-thirty-days': should(
    'The expires_in of a login is at most 2592000 seconds.',
    'tutorial: Logging in a customer',
  ),
  'login.tokens.refresh-lifetime-is-positive': must(
    'The refresh_token_expires_in of a login is a whole number of seconds greater than zero.',
    'OpenAPI customer-management: CustomerToken.refresh_token_expires_in',
  ),
  'login.tokens.legacy-members-agree': should(
    'A deprecated camelCase token member, where still returned, has the value of its successor.',
    'changelog 2025-05-12',
  ),
  'login.tokens.legacy-members': observe(
    'Login still returns the camelCase token members deprecated in 2025, or no longer.',
    'changelog 2025-05-12',
  ),
  'login.tokens.format': observe(
    'Access and refresh tokens are opaque and have a length that the documentation leaves open.',
    'OpenAPI customer-management: POST login, example',
  ),
  'login.tokens.distinct-per-login': should(
    'Two logins of one customer issue different access tokens and different refresh tokens.',
    'OWASP API2:2023',
  ),
  'login.session.keeps-guest-session': must(
    'The session_id of a login is the sessionId of the anonymous token that authorised it.',
    'tokens and scopes: Customer access token',
  ),
  'login.session.guest-token-afterwards': observe(
    'The anonymous token that authorised a login is still accepted after it, or is not.',
    'session context: Anonymous session',
  ),
  'login.initial-password.false-after-signup': must(
    'The initialPassword of a customer who chose the password at signup is false.',
    'OpenAPI customer-management: CustomerToken.initialPassword; changelog 2025-09-10',
    { needs: ['signup'] },
  ),
  'login.initial-password.true-when-set-by-employee': must(
    'The initialPassword of a customer whose password an employee set is true.',
    'OpenAPI customer-management: CustomerToken.initialPassword; changelog 2025-09-10',
    { needs: ['service'] },
  ),
  'login.initial-password.type': observe(
    'The initialPassword of a login is a boolean, as in the example, or a string, as in the schema.',
    'OpenAPI customer-management: CustomerToken.initialPassword',
  ),
  'login.refusal.wrong-password': baseline(
    'Login with a wrong password is refused with 401.',
    'OpenAPI customer-management: POST login, 401',
    { norm: norms.passwordCheck },
  ),
  'login.refusal.unknown-email': baseline(
    'Login with an e-mail that no customer has is refused with 401.',
    'OpenAPI customer-management: POST login, 401',
    { norm: norms.replacedCredential },
  ),
  'login.refusal.body': observe(
    'The body of a refused login is a gateway fault or an error message of the service.',
    'OpenAPI customer-management: 401_unauthorized',
  ),
  'login.refusal.inactive-customer': baseline(
    'Login of a customer who is not active is refused.',
    'tutorial: how to activate a new customer',
    { norm: norms.suspendedAccount, needs: ['service'] },
  ),
  'login.refusal.customer-on-hold': baseline(
    'Login of a customer who is on hold is refused.',
    'tutorial: how to activate a new customer',
    { norm: norms.suspendedAccount, needs: ['service'] },
  ),
  'login.profile.sets-last-login': must(
    'A login sets the lastLogin of the profile to the time of the login.',
    'changelog 2025-02-14',
  ),
  'login.profile.moves-last-login': should(
    'A login an hour later moves lastLogin by an hour.',
    'changelog 2025-02-14',
    { needs: ['clock'] },
  ),
  'login.event.emits-logged-in': must('A login publishes the event customer.logged.in.', 'events: Customer Service', {
    needs: ['events'],
  }),
  'login.import.legacy-password': must(
    'A customer imported with a legacy password hash logs in with the old password.',
    'OpenAPI customer-service: POST customers import',
    {
      notTested:
        'The import needs scopes of its own and a password migration setting of the whole tenant; testable once a tenant is set aside for it.',
    },
  ),
} satisfies Record<string, Requirement>;
