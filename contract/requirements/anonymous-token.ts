import { norms } from './norms.ts';
import { baseline, must, observe, should, type Requirement } from './requirement.ts';

/** Anonymous tokens: how a guest's session opens and goes on. */
export const anonymous = {
  'anonymous.login.needs-no-bearer': must(
    'Anonymous login answers 200 to a tenant name and a storefront client id alone, without a bearer.',
    'OpenAPI customer-management: GET anonymous login, description',
  ),
  'anonymous.login.issues-access-token': must(
    'Anonymous login issues an access token of type Bearer with its lifetime, scope and sessionId.',
    'OpenAPI customer-management: AnonymousAccessToken',
  ),
  'anonymous.login.issues-refresh-token': must(
    'Anonymous login issues a refresh token together with its lifetime.',
    'tutorial: Requesting an anonymous token',
  ),
  'anonymous.login.access-token-lives-at-most-an-hour': must(
    'The lifetime of an anonymous access token is positive and at most 3600 seconds.',
    'OpenAPI customer-management: GET anonymous login, description',
  ),
  'anonymous.login.refresh-token-lives-at-most-a-day': must(
    'The lifetime of an anonymous refresh token is positive and at most 86400 seconds.',
    'tutorial: Refreshing an anonymous token',
  ),
  'anonymous.login.opens-new-session': baseline(
    'Two anonymous logins open two sessions with different ids.',
    'OpenAPI customer-management: GET anonymous login, description',
    { norm: 'OWASP API2:2023; ASVS 5.0 7.2.3' },
  ),
  'anonymous.login.issues-distinct-tokens': baseline(
    'Two anonymous logins issue different access tokens and different refresh tokens.',
    'OpenAPI customer-management: GET anonymous login, description',
    { norm: 'OWASP API2:2023; ASVS 5.0 7.2.3' },
  ),
  'anonymous.login.session-id-is-uuid': should(
    'The sessionId of an anonymous login is a UUID.',
    'OpenAPI customer-management: GET anonymous login, example',
  ),
  'anonymous.login.scope-names-tenant': should(
    'The scope of an anonymous token contains tenant= and the name of the tenant.',
    'OpenAPI customer-management: GET anonymous login, example',
  ),
  'anonymous.login.accepts-session-context': must(
    'Anonymous login accepts the optional currency, siteCode, language and targetLocation.',
    'changelog 2026-04-21',
  ),
  'anonymous.login.writes-session-context': must(
    'Currency, siteCode, language and targetLocation given at anonymous login are written to the session context.',
    'OpenAPI customer-management: GET anonymous login, parameters',
    {
      notTested:
        'The session context can only be read through another service, which documents that none exists before the first cart; testable once the run may create a cart.',
    },
  ),
  'anonymous.login.malformed-currency': observe(
    'Anonymous login with a currency that is not three letters long is answered in a way the documentation leaves open.',
    'OpenAPI customer-management: GET anonymous login, currency',
  ),
  'anonymous.login.refuses-missing-client': should(
    'Anonymous login without a client id is refused.',
    'implied by the required parameters of GET anonymous login',
  ),
  'anonymous.login.refuses-unknown-client': should(
    'Anonymous login with an unknown client id is refused.',
    'implied by the description of client_id of GET anonymous login',
  ),
  'anonymous.login.refuses-missing-tenant': should(
    'Anonymous login without a tenant is refused.',
    'implied by the required parameters of GET anonymous login',
  ),
  'anonymous.login.refuses-unknown-tenant': should(
    'Anonymous login for an unknown tenant is refused.',
    'implied by the description of tenant of GET anonymous login',
  ),
  'anonymous.login.hybris-tenant': observe(
    'Anonymous login with the tenant in the undocumented parameter hybris-tenant is answered in a way the documentation leaves open.',
    'public storefront client b2b-showcase',
  ),
  'anonymous.refresh.keeps-session': must(
    'An anonymous refresh keeps the sessionId.',
    'OpenAPI customer-management: GET anonymous refresh, description',
  ),
  'anonymous.refresh.issues-new-access-token': must(
    'An anonymous refresh issues a new access token, and guest operations accept it.',
    'OpenAPI customer-management: GET anonymous refresh, description',
  ),
  'anonymous.refresh.needs-only-refresh-token': must(
    'An anonymous refresh answers 200 to the refresh token without the deprecated anonymous_token.',
    'tutorial: Refreshing an anonymous token; changelog 2024-03-07',
  ),
  'anonymous.refresh.chains': must(
    'The refresh token of a refreshed anonymous token is good for the next refresh.',
    'tutorial: Refreshing an anonymous token',
  ),
  'anonymous.refresh.rotation': observe(
    'An anonymous refresh returns the refresh token it was given or a new one.',
    'OpenAPI customer-management: GET anonymous refresh',
  ),
  'anonymous.refresh.deprecated-anonymous-token': observe(
    'An anonymous refresh with the deprecated anonymous_token still answers, possibly without a refresh token.',
    'OpenAPI customer-management: GET anonymous refresh, anonymous_token',
  ),
  'anonymous.refresh.accepts-session-context': should(
    'An anonymous refresh that also carries currency, siteCode and targetLocation is not refused.',
    'public client emporix-sdk',
  ),
  'anonymous.refresh.accepts-anonymous-token': should(
    'An anonymous refresh that also carries the deprecated anonymous_token is not refused.',
    'implied by the required parameters of GET anonymous refresh',
  ),
  'anonymous.refresh.refuses-unknown-refresh-token': baseline(
    'An anonymous refresh with an unknown refresh token is refused.',
    'implied by the description of refresh_token of GET anonymous refresh',
    { norm: norms.refreshGrant },
  ),
  'anonymous.refresh.refuses-missing-refresh-token': should(
    'An anonymous refresh without a refresh token is refused.',
    'implied by the required parameters of GET anonymous refresh',
  ),
  'anonymous.refresh.refuses-expired-refresh-token': baseline(
    'An anonymous refresh is refused once the lifetime of the refresh token is over.',
    'tutorial: Refreshing an anonymous token',
    { norm: norms.endedSession, needs: ['clock'] },
  ),
} satisfies Record<string, Requirement>;
