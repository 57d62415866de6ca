import { norms } from './norms.ts';
import { baseline, must, observe, should, type Requirement } from './requirement.ts';

const passwords = 'OWASP ASVS 5.0 6.2; the documentation names no rules for passwords';

/** What keeps accounts and sessions apart where they come near each other: tokens, devices, pending signups, passwords. */
export const accountSafety = {
  'login.tokens.saas-token-is-signed': baseline(
    'The saas_token of a login names the algorithm of its signature, and it is not none.',
    'tutorial: Logging in a customer; RFC 7519, 6',
    { norm: 'OWASP API2:2023; ASVS 5.0 9.1.2; RFC 8725, 3.2; CWE-347' },
  ),
  'login.lifetime.access-token-holds': must(
    'The access token of a login is accepted until its expires_in is over.',
    'OpenAPI customer-management: CustomerToken.expires_in',
    { needs: ['clock'] },
  ),
  'login.refusal.password-in-part': baseline(
    'Login with a password that agrees only in its first part, however long it is, is refused.',
    'OpenAPI customer-management: POST login, 401',
    { norm: 'OWASP API2:2023; ASVS 5.0 6.2.8; CWE-287' },
  ),
  'refresh.token.saas-token-stays-signed': baseline(
    'A saas_token that a refresh returns is signed, and its subject is the customer who logged in.',
    'OpenAPI customer-management: GET refreshauthtoken',
    { norm: 'OWASP API2:2023; ASVS 5.0 9.1.2; RFC 8725, 3.2; CWE-347' },
  ),
  'refresh.token.follows-its-owner': baseline(
    'The refresh token of a customer under the access token of another is refused, or issues a token of its owner.',
    'OpenAPI customer-management: GET refreshauthtoken, Authorization and refreshToken',
    { norm: norms.refreshGrant },
  ),
  'refresh.request.refuses-other-tenant': baseline(
    'A refresh with the refresh token of a customer of another tenant is refused.',
    'OpenAPI customer-management: GET refreshauthtoken, tenant',
    { norm: norms.tenantAccess, needs: ['second-tenant'] },
  ),
  'refresh.lifetime.refuses-expired-access-token': baseline(
    'The access token of a refresh is refused once its expires_in is over.',
    'OpenAPI customer-management: RefreshCustomerToken.expires_in',
    { norm: norms.endedSession, needs: ['clock'] },
  ),
  'refresh.token.expired-customer-bearer': observe(
    'A refresh authorised by an access token that has expired is accepted or refused.',
    'OpenAPI customer-management: GET refreshauthtoken, Authorization',
    { needs: ['clock'] },
  ),
  'anonymous.refresh.refuses-other-client': baseline(
    'An anonymous refresh with the refresh token or the client id of another tenant is refused.',
    'OpenAPI customer-management: GET anonymous refresh, tenant and client_id',
    { norm: 'OWASP API2:2023; ASVS 5.0 8.4.1; RFC 6749, 6', needs: ['second-tenant'] },
  ),
  'social.signup.leaves-account-alone': baseline(
    'A signup with the e-mail of a customer who logs in at an identity provider gives its password no way into that account.',
    'token exchange: customers are created on the word of the provider',
    { norm: 'OWASP API2:2023; ASVS 5.0 6.8.1; CWE-287', needs: ['identity-provider', 'signup'] },
  ),
  'opt-in.signup.second-signup-changes-nothing': baseline(
    'A second signup while the opt-in of the first is pending does not make its password one that the first link activates.',
    'OpenAPI customer-management: GET signup optin',
    { norm: norms.skippedStep, needs: ['double-opt-in'] },
  ),
  'password.reset.older-token': observe(
    'The older of two tokens that were mailed for a reset is accepted or refused.',
    'tutorial: Resetting a password using token',
    { needs: ['inbox'] },
  ),
  'password.reset.refresh-token-afterwards': observe(
    'A refresh token from before a reset of the password is accepted or refused.',
    'OWASP ASVS 5.0 7.4.3; tutorial: Resetting a password using token',
    { needs: ['inbox'] },
  ),
  'password.change.refresh-token-afterwards': observe(
    'A refresh token from before a change of the password is accepted or refused.',
    'OWASP ASVS 5.0 7.4.3; OpenAPI customer-management: POST password change',
  ),
  'password.change.same-password': observe('A new password that is the old one is accepted or refused.', passwords),
  'password.rules.agree': should(
    'What signup refuses as a password for its length is refused by change and reset too, and the other way round.',
    passwords,
    { needs: ['inbox', 'signup'] },
  ),
  'authorization.login.service-token': observe(
    'Login authorised by a service token is accepted or refused.',
    'OpenAPI customer-management: POST login; a public plugin',
    { needs: ['service'] },
  ),
  'journey.device.changes-hands': baseline(
    'Two customers who log in one after the other on one device, in the session of one guest, each have their own account, and the first one’s tokens stay dead.',
    'tokens and scopes: Customer access token; OpenAPI customer-management: GET logout',
    { norm: 'OWASP API1:2023; ASVS 5.0 7.4.1; CWE-488' },
  ),
  'profile.patch.takes-what-is-read': baseline(
    'PATCH of the profile with the profile as it was read is refused or changes nothing.',
    'OpenAPI customer-management: PATCH me; public client emporix-sdk',
    { norm: norms.lostChange },
  ),
  'profile.patch.stores-any-text': baseline(
    'A text in any script that a PATCH of the profile acknowledges is read back as it was sent.',
    'OpenAPI customer-management: CustomerPatchDto; RFC 8259',
    { norm: norms.lostChange },
  ),
} satisfies Record<string, Requirement>;
