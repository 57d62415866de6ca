import { norms } from './norms.ts';
import { baseline, must, observe, should, type Requirement } from './requirement.ts';

/** Validation of a customer's token. */
export const validation = {
  'validation.token.describes-valid-token': must(
    'Validation of a valid customer token answers 200 with token_type, expires_in, scope, sessionId and email.',
    'OpenAPI customer-management: ValidateTokenResponse; changelog 2025-06-02',
  ),
  'validation.token.names-login-email': must(
    'The email in a validation is the e-mail with which the customer logged in.',
    'OpenAPI customer-management: ValidateTokenResponse.email',
  ),
  'validation.token.keeps-session': should(
    'The sessionId in a validation is the session_id of the login.',
    'implied by the session identifier that login and validation share',
  ),
  'validation.token.lifetime-within-login': should(
    'The expires_in in a validation is at most that of the login.',
    'tutorial: Logging in a customer, Validating a token',
  ),
  'validation.token.lifetime-counts-down': should(
    'The expires_in in a validation shrinks by the time that has gone by.',
    'tutorial: Logging in a customer, Validating a token',
    { needs: ['clock'] },
  ),
  'validation.token.scope-names-tenant': must(
    'The scope in a validation contains tenant= and the name of the tenant.',
    'tutorial: Validating a token',
  ),
  'validation.token.scope-covers-profile': should(
    'The scope in a validation contains customer.customerprofile_view and customer.customerprofile_edit.',
    'tutorial: Validating a token',
  ),
  'validation.token.legal-entity': observe(
    'The legalEntityId in the validation of a token without a legal entity is absent, null or present.',
    'OpenAPI customer-management: ValidateTokenResponse.legalEntityId',
  ),
  'validation.token.refuses-unknown': baseline(
    'Validation of a token that was never issued answers 401.',
    'OpenAPI customer-management: GET validateauthtoken, description; changelog 2025-04-03',
    { norm: norms.unknownToken },
  ),
  'validation.token.refuses-expired': baseline(
    'Validation of a token whose lifetime is over answers 401.',
    'OpenAPI customer-management: GET validateauthtoken, description',
    { norm: norms.endedSession, needs: ['clock'] },
  ),
  'validation.token.guest-token': observe(
    'Validation of an anonymous token is answered in a way the documentation leaves open.',
    'OpenAPI customer-management: GET validateauthtoken',
  ),
} satisfies Record<string, Requirement>;
