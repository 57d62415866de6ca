import { baseline, must, should, type Requirement } from './requirement.ts';

const provider = { needs: ['identity-provider'] } as const;

/** Exchange of an identity provider's token for a customer's. */
export const exchange = {
  'exchange.request.refuses-unknown-config': must(
    'A token exchange that names an unknown config is refused with 400, or with 401 where the subject token is looked at first.',
    'OpenAPI customer-management: POST exchangeauthtoken, config',
  ),
  'exchange.request.refuses-forged-subject-token': baseline(
    'A token exchange whose subject token no trusted provider issued is refused.',
    'token exchange: Validation',
    { norm: 'OWASP API2:2023; ASVS 5.0 9.1.1; CWE-347' },
  ),
  'exchange.request.refuses-missing-subject-token': baseline(
    'A token exchange without a subjectAccessToken is refused.',
    'implied by the required parameters of POST exchangeauthtoken',
    { norm: 'OWASP API2:2023; RFC 8693, 2.1; CWE-306' },
  ),
  'exchange.token.takes-query-only': must(
    'A token exchange with query parameters and no body answers 200.',
    'OpenAPI customer-management: POST exchangeauthtoken, parameters; token exchange: Request',
    { ...provider },
  ),
  'exchange.token.uses-default-config': must(
    'A token exchange without config uses the default one.',
    'OpenAPI customer-management: POST exchangeauthtoken, config',
    { ...provider },
  ),
  'exchange.token.takes-named-config': must(
    "A token exchange that names the configuration of the token's provider goes by it.",
    'OpenAPI customer-management: POST exchangeauthtoken, config',
    { ...provider },
  ),
  'exchange.token.issues-customer-tokens': must(
    'A token exchange issues an access_token that customer operations accept, a saas_token, a refresh_token, their lifetimes and scope.',
    'OpenAPI customer-management: ExchangeAuthTokenResponse',
    { ...provider },
  ),
  'exchange.token.returns-subject-token': should(
    'A token exchange returns the exchanged token as subject_access_token.',
    'OpenAPI customer-management: ExchangeAuthTokenResponse.subject_access_token',
    { ...provider },
  ),
  'exchange.token.updates-last-login': must(
    'A token exchange sets the lastLogin of the profile.',
    'token exchange: Provisioning',
    { ...provider },
  ),
  'exchange.subject.refuses-inactive-token': baseline(
    'A token exchange whose subject token is expired or revoked is refused with 401.',
    'token exchange: Errors',
    { norm: 'OWASP API2:2023; ASVS 5.0 9.2.1; CWE-613', needs: ['identity-provider', 'clock'] },
  ),
  'exchange.subject.refuses-other-issuer': baseline(
    'A token exchange whose subject token has an issuer other than the configured one is refused.',
    'token exchange: Validation',
    { norm: 'OWASP API2:2023; ASVS 5.0 9.1.3; CWE-346', needs: ['identity-provider', 'other-issuer'] },
  ),
  'exchange.subject.refuses-other-audience': baseline(
    'A token exchange whose subject token has an audience other than the configured one is refused.',
    'token exchange: Validation',
    { norm: 'OWASP API2:2023; ASVS 5.0 9.2.3; RFC 7519, 4.1.3', needs: ['identity-provider', 'other-audience'] },
  ),
  'exchange.subject.refuses-other-party': baseline(
    'A token exchange whose subject token was issued to a client other than the configured one is refused.',
    'token exchange: Validation',
    { norm: 'OWASP API2:2023; ASVS 5.0 9.2.3; CWE-287', needs: ['identity-provider', 'other-client'] },
  ),
  'exchange.customer.is-provisioned': must(
    'A token exchange for a person who is no customer yet creates the customer, unless that is switched off.',
    'token exchange: Provisioning',
    { needs: ['identity-provider', 'service'] },
  ),
  'exchange.customer.is-recognised': must(
    'A second token exchange of the same person speaks for the same customer.',
    'token exchange: Provisioning',
    { ...provider },
  ),
  'exchange.customer.refuses-unknown-when-off': baseline(
    'A token exchange for an unknown person is refused with 404 where provisioning is switched off.',
    'token exchange: Provisioning; configuration ssoCustomerAutoprovisioningDisabled',
    { norm: 'OWASP API2:2023; CWE-862', needs: ['identity-provider', 'provisioning-off'] },
  ),
} satisfies Record<string, Requirement>;
