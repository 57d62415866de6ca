import { baseline, must, observe, should, type Requirement } from './requirement.ts';

const provider = { needs: ['identity-provider'] } as const;

/** Login with the authorization code of an identity provider. */
export const social = {
  'social.login.issues-customer-tokens': must(
    'Social login with a valid code issues an access_token that customer operations accept, a saas_token and a refresh_token.',
    'OpenAPI customer-management: POST socialLogin, 200',
    { ...provider },
  ),
  'social.login.returns-provider-token': must(
    'Social login returns the token of the identity provider as social_access_token.',
    'OpenAPI customer-management: POST socialLogin, 200',
    { ...provider },
  ),
  'social.login.lifetime-types': observe(
    'The lifetimes of a social login are strings, as in the schema, or whole numbers.',
    'OpenAPI customer-management: POST socialLogin, 200',
    { ...provider },
  ),
  'social.login.lifetime-agrees-with-validation': should(
    'The expires_in of a social login is what the validation of its token tells, but for the time gone by.',
    'OpenAPI customer-management: POST socialLogin and GET validateauthtoken, expires_in',
    { ...provider },
  ),
  'social.login.session-member': observe(
    'Social login returns no session identifier, as in the schema, or returns one.',
    'OpenAPI customer-management: POST socialLogin, 200',
    { ...provider },
  ),
  'social.login.takes-code-verifier': must(
    'Social login accepts the code_verifier of an authorization code that was asked for with PKCE.',
    'OpenAPI customer-management: POST socialLogin, code_verifier',
    { ...provider },
  ),
  'social.login.keeps-guest-session': should(
    'Social login with the header session-id keeps the session of the guest.',
    'OpenAPI customer-management: POST socialLogin, session-id',
    { ...provider },
  ),
  'social.login.names-provider': must(
    'The account of a customer who logged in socially has a providerId.',
    'OpenAPI customer-management: AccountId.providerId',
    { ...provider },
  ),
  'social.login.refuses-wrong-verifier': baseline('Social login with a wrong code_verifier is refused.', 'RFC 7636', {
    norm: 'OWASP API2:2023; ASVS 5.0 10.4.6; RFC 7636, 4.6',
    ...provider,
  }),
  'social.login.refuses-used-code': baseline('Social login with a code that was used before is refused.', 'RFC 6749', {
    norm: 'OWASP API2:2023; ASVS 5.0 10.4.2; RFC 6749, 10.5',
    ...provider,
  }),
  'social.login.refuses-missing-code': should(
    'Social login without a code is refused with 400.',
    'implied by the required parameters of POST socialLogin',
  ),
  'social.login.refuses-missing-redirect-uri': should(
    'Social login without a redirect_uri is refused with 400.',
    'implied by the required parameters of POST socialLogin',
  ),
  'social.login.refuses-unknown-code': baseline(
    'Social login with a code that no provider issued is refused with 400 or 401.',
    'implied by POST socialLogin, 400 and 401',
    { norm: 'OWASP API2:2023; RFC 6749, 4.1.3; CWE-287' },
  ),
  'social.login.legacy-parameters': observe(
    'Social login with the legacy parameter anonymous_token is answered in a way the documentation leaves open.',
    'public storefront client b2b-showcase',
    { ...provider },
  ),
  'social.state.selects-config': must(
    'The part of the OAuth state before the two hyphens selects the configuration of the identity provider.',
    'integrations: Identity providers',
    {
      notTested:
        'The state travels between storefront and identity provider and is no parameter of this API; testable where a tenant documents how the state reaches it.',
    },
  ),
} satisfies Record<string, Requirement>;
