import { norms } from './norms.ts';
import { baseline, observe, should, type Requirement } from './requirement.ts';

/** Tokens of the wrong kind and of another tenant, and how a refusal reads. */
export const authorizationWrongToken = {
  'authorization.logout.refuses-guest-token': baseline(
    'Logout with an anonymous token is refused with 401 or 403 and changes nothing.',
    'OpenAPI customer-management: GET logout, description',
    { norm: norms.functionAccess },
  ),
  'authorization.profile.refuses-guest-token': baseline(
    'PATCH of the profile with an anonymous token is refused with 401 or 403 and changes nothing.',
    'OpenAPI customer-management: PATCH me, description',
    { norm: norms.functionAccess },
  ),
  'authorization.address.refuses-guest-token': baseline(
    'An operation on addresses with an anonymous token is refused with 401 or 403 and changes nothing.',
    'OpenAPI customer-management: operations on addresses, description',
    { norm: norms.functionAccess },
  ),
  'authorization.tags.refuses-guest-token': baseline(
    'An operation on the tags of an address with an anonymous token is refused with 401 or 403 and changes nothing.',
    'OpenAPI customer-management: operations on address tags, description',
    { norm: norms.functionAccess },
  ),
  'authorization.email-change.refuses-guest-token': baseline(
    'A request to change the login e-mail with an anonymous token is refused with 401 or 403 and changes nothing.',
    'OpenAPI customer-management: POST email change, description',
    { norm: norms.functionAccess },
  ),
  'authorization.password.refuses-guest-token': baseline(
    'A change of the password with an anonymous token is refused with 401 or 403 and changes nothing.',
    'OpenAPI customer-management: POST password change, description',
    { norm: norms.functionAccess },
  ),
  'authorization.profile.refuses-service-token': should(
    'The profile is refused with 401 or 403 to a service token, as it is neither a customer nor a guest.',
    'implied by GET me, description and 403',
    { needs: ['service'] },
  ),
  'authorization.signup.customer-token': observe(
    'Signup with a customer token in place of an anonymous one is accepted or refused.',
    'OpenAPI customer-management: POST signup, description',
  ),
  'authorization.login.customer-token': observe(
    'Login with a customer token in place of an anonymous one is accepted or refused.',
    'OpenAPI customer-management: POST login, description',
  ),
  'authorization.email-change.customer-token': observe(
    'Confirmation of a new login e-mail with a customer token in place of an anonymous one is accepted or refused.',
    'OpenAPI customer-management: POST email change confirm, description',
  ),
  'authorization.password.customer-token': observe(
    'A reset of a password or a request for one with a customer token in place of an anonymous one is accepted or refused.',
    'OpenAPI customer-management: POST password reset and update, description',
  ),
  'authorization.opt-in.customer-token': observe(
    'An operation of the double opt-in with a customer token in place of an anonymous one is accepted or refused.',
    'OpenAPI customer-management: operations of signup optin, description',
  ),
  'authorization.tenant.refuses-guest-token-elsewhere': baseline(
    'An anonymous token of another tenant is refused.',
    'OpenAPI customer-management: 400_bad_request, Invalid tenant',
    { norm: norms.tenantAccess, needs: ['second-tenant'] },
  ),
  'authorization.tenant.refuses-customer-token-elsewhere': baseline(
    'A customer token of another tenant is refused.',
    'OpenAPI customer-management: 400_bad_request, Invalid tenant',
    { norm: norms.tenantAccess, needs: ['second-tenant'] },
  ),
  'authorization.tenant.refuses-unknown-tenant': baseline(
    'A valid token at a path with an unknown tenant is refused.',
    'OpenAPI customer-management: 400_bad_request, Invalid tenant',
    { norm: norms.tenantAccess },
  ),
  'authorization.scheme.refuses-other-scheme': should(
    'A valid token under another scheme than Bearer is refused with 401.',
    'RFC 6750',
  ),
  'authorization.scheme.case': observe(
    'The scheme of the header Authorization is taken in any case or in the documented one only.',
    'RFC 9110',
  ),
  'authorization.fault.missing-token': should(
    'The refusal of a call without a token has the body of a gateway fault.',
    'OpenAPI customer-management: 401_unauthorized',
  ),
  'authorization.fault.invalid-token': should(
    'The refusal of an unknown token is a gateway fault with the errorcode oauth.v2.InvalidAccessToken.',
    'OpenAPI customer-management: 401_unauthorized, example',
  ),
  'authorization.fault.expired-token': should(
    'The refusal of an expired token is a gateway fault with the errorcode keymanagement.service.access_token_expired.',
    'OpenAPI customer-management: 401_unauthorized, example',
    { needs: ['clock'] },
  ),
} satisfies Record<string, Requirement>;
