import { norms } from './norms.ts';
import { baseline, must, observe, should, type Requirement } from './requirement.ts';

/** Refresh of a customer's token. */
export const refresh = {
  'refresh.token.works-with-guest-bearer': must(
    'A refresh authorised by an anonymous token answers 200.',
    'OpenAPI customer-management: GET refreshauthtoken, description; tutorial: how to refresh a customer token',
  ),
  'refresh.token.customer-bearer': observe(
    'A refresh authorised by the customer access token is accepted or refused.',
    'OpenAPI customer-management: GET refreshauthtoken, Authorization',
  ),
  'refresh.token.issues-new-access-token': must(
    'A refresh issues a new access_token of type Bearer that customer operations accept.',
    'OpenAPI customer-management: RefreshCustomerToken',
  ),
  'refresh.token.keeps-customer': baseline(
    'The access token of a refresh speaks for the customer who logged in.',
    'OpenAPI customer-management: GET refreshauthtoken, refreshToken',
    { norm: norms.refreshGrant },
  ),
  'refresh.token.issues-refresh-token': must(
    'A refresh issues a refresh_token that is good for the next refresh.',
    'OpenAPI customer-management: RefreshCustomerToken.refresh_token',
  ),
  'refresh.token.rotates': should(
    'A refresh issues a refresh token other than the one it was given.',
    'OpenAPI customer-management: GET refreshauthtoken, example',
  ),
  'refresh.token.old-refresh-token': observe(
    'A refresh token that has been used is accepted again or refused.',
    'OpenAPI customer-management: GET refreshauthtoken',
  ),
  'refresh.token.old-access-token': observe(
    'The access token from before a refresh is still accepted or refused.',
    'OpenAPI customer-management: GET refreshauthtoken',
  ),
  'refresh.token.saas-token': observe(
    'A refresh returns no saas_token and no initialPassword, as in the example, or returns them.',
    'OpenAPI customer-management: RefreshCustomerToken',
  ),
  'refresh.request.customer-on-hold': baseline(
    'A refresh of a customer who was put on hold after the login is refused.',
    'tutorial: Creating a new customer; OpenAPI customer-management: GET refreshauthtoken',
    { norm: 'OWASP API2:2023; ASVS 5.0 7.4.2; CWE-613', needs: ['service'] },
  ),
  'refresh.session.keeps-session': should(
    'A refresh keeps the session_id of the login.',
    'OpenAPI customer-management: POST login and GET refreshauthtoken, examples',
  ),
  'refresh.lifetime.refresh-window-does-not-grow': should(
    'The refresh_token_expires_in of a refresh is positive and at most that of the login.',
    'OpenAPI customer-management: POST login and GET refreshauthtoken, examples',
  ),
  'refresh.lifetime.agrees-with-validation': should(
    'The expires_in of a refresh is what the validation of the new token tells, but for the time gone by.',
    'OpenAPI customer-management: GET refreshauthtoken and GET validateauthtoken, expires_in',
  ),
  'refresh.lifetime.refuses-expired-refresh-token': baseline(
    'A refresh is refused once the lifetime of the refresh token is over.',
    'OpenAPI customer-management: CustomerToken.refresh_token_expires_in',
    { norm: norms.endedSession, needs: ['clock'] },
  ),
  'refresh.request.refuses-missing-refresh-token': baseline(
    'A refresh without a refreshToken is refused with 400.',
    'OpenAPI customer-management: GET refreshauthtoken, refreshToken',
    { norm: norms.refreshGrant },
  ),
  'refresh.request.refuses-unknown-refresh-token': baseline(
    'A refresh with an unknown refreshToken is refused with 400 or 401.',
    'OpenAPI customer-management: GET refreshauthtoken, 400 and 401',
    { norm: norms.refreshGrant },
  ),
  'refresh.legal-entity.scopes-token': must(
    'A refresh with a legalEntityId of the customer issues a token that validation reports for that legal entity.',
    'OpenAPI customer-management: GET refreshauthtoken, legalEntityId; changelog 2025-02-26',
    { needs: ['b2b'] },
  ),
  'refresh.legal-entity.keeps-session': should(
    'The validation of a token for a legal entity names the session and the e-mail of the login.',
    'implied by OpenAPI customer-management: ValidateTokenResponse',
    { needs: ['b2b'] },
  ),
  'refresh.legal-entity.refuses-unassigned': baseline(
    'A refresh with a legalEntityId to which the customer is not assigned is refused.',
    'tokens and scopes: Customer token for a legal entity',
    { norm: 'OWASP API1:2023; ASVS 5.0 8.2.2; CWE-863', needs: ['b2b'] },
  ),
  'refresh.legal-entity.switches': must(
    'A second refresh with another legalEntityId of the customer switches the legal entity without a login.',
    'tokens and scopes: Customer token for a legal entity',
    { needs: ['b2b'] },
  ),
  'refresh.legal-entity.left-out': observe(
    'A refresh without legalEntityId after one with it keeps or drops the legal entity.',
    'public client emporix-sdk',
    { needs: ['b2b'] },
  ),
} satisfies Record<string, Requirement>;
