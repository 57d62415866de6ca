import { norms } from './norms.ts';
import { baseline, type Requirement } from './requirement.ts';

/** Chapter by chapter, a token that is not or no longer one is refused. */
export const authorizationInvalidToken = {
  'authorization.signup.refuses-malformed-token': baseline(
    'Signup with a token that was never issued is refused with 401.',
    'OpenAPI customer-management: POST signup, 401 Invalid access token',
    { norm: norms.unknownToken },
  ),
  'authorization.login.refuses-malformed-token': baseline(
    'Login with a token that was never issued is refused with 401.',
    'OpenAPI customer-management: POST login, 401 Invalid access token',
    { norm: norms.unknownToken },
  ),
  'authorization.logout.refuses-malformed-token': baseline(
    'Logout with a token that was never issued is refused with 401.',
    'OpenAPI customer-management: GET logout, 401 Invalid access token',
    { norm: norms.unknownToken },
  ),
  'authorization.refresh.refuses-malformed-token': baseline(
    'A refresh of a customer token with a token that was never issued is refused with 401.',
    'OpenAPI customer-management: GET refreshauthtoken, 401 Invalid access token',
    { norm: norms.unknownToken },
  ),
  'authorization.social.refuses-malformed-token': baseline(
    'Social login with a token that was never issued is refused with 401.',
    'OpenAPI customer-management: POST socialLogin, 401 Invalid access token',
    { norm: norms.unknownToken },
  ),
  'authorization.profile.refuses-malformed-token': baseline(
    'An operation on the profile with a token that was never issued is refused with 401.',
    'OpenAPI customer-management: GET me and PATCH me, 401 Invalid access token',
    { norm: norms.unknownToken },
  ),
  'authorization.address.refuses-malformed-token': baseline(
    'An operation on addresses with a token that was never issued is refused with 401.',
    'OpenAPI customer-management: operations on addresses, 401 Invalid access token',
    { norm: norms.unknownToken },
  ),
  'authorization.tags.refuses-malformed-token': baseline(
    'An operation on the tags of an address with a token that was never issued is refused with 401.',
    'OpenAPI customer-management: operations on address tags, 401 Invalid access token',
    { norm: norms.unknownToken },
  ),
  'authorization.email-change.refuses-malformed-token': baseline(
    'An operation that changes the login e-mail with a token that was never issued is refused with 401.',
    'OpenAPI customer-management: POST email change and confirm, 401 Invalid access token',
    { norm: norms.unknownToken },
  ),
  'authorization.password.refuses-malformed-token': baseline(
    'An operation that resets or changes a password with a token that was never issued is refused with 401.',
    'OpenAPI customer-management: POST password reset, update and change, 401 Invalid access token',
    { norm: norms.unknownToken },
  ),
  'authorization.opt-in.refuses-malformed-token': baseline(
    'An operation of the double opt-in with a token that was never issued is refused with 401.',
    'OpenAPI customer-management: operations of signup optin, 401 Invalid access token',
    { norm: norms.unknownToken },
  ),
  'authorization.profile.refuses-logged-out-token': baseline(
    'An operation on the profile with an access token that has logged out is refused with 401.',
    'OpenAPI customer-management: GET logout, description; GET me and PATCH me, 401',
    { norm: norms.endedSession },
  ),
  'authorization.address.refuses-logged-out-token': baseline(
    'An operation on addresses with an access token that has logged out is refused with 401.',
    'OpenAPI customer-management: GET logout, description; operations on addresses, 401',
    { norm: norms.endedSession },
  ),
  'authorization.tags.refuses-logged-out-token': baseline(
    'An operation on the tags of an address with an access token that has logged out is refused with 401.',
    'OpenAPI customer-management: GET logout, description; operations on address tags, 401',
    { norm: norms.endedSession },
  ),
  'authorization.email-change.refuses-logged-out-token': baseline(
    'A request to change the login e-mail with an access token that has logged out is refused with 401.',
    'OpenAPI customer-management: GET logout, description; POST email change, 401',
    { norm: norms.endedSession },
  ),
  'authorization.password.refuses-logged-out-token': baseline(
    'A change of the password with an access token that has logged out is refused with 401.',
    'OpenAPI customer-management: GET logout, description; POST password change, 401',
    { norm: norms.endedSession },
  ),
  'authorization.guest-operations.refuse-expired-token': baseline(
    'Every operation that demands an anonymous token refuses one whose lifetime is over with 401.',
    'OpenAPI customer-management: 401_unauthorized, Access token expired',
    { norm: norms.endedSession, needs: ['clock'] },
  ),
  'authorization.customer-operations.refuse-expired-token': baseline(
    'Every operation for customers refuses a customer token whose lifetime is over with 401.',
    'OpenAPI customer-management: 401_unauthorized, Access token expired',
    { norm: norms.endedSession, needs: ['clock'] },
  ),
} satisfies Record<string, Requirement>;
