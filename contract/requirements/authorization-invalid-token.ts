import { must, type Requirement } from './requirement.ts';

/** Chapter by chapter, a token that is not or no longer one is refused. */
export const authorizationInvalidToken = {
  'authorization.signup.refuses-malformed-token': must(
    'Signup with a token that was never issued is refused with 401.',
    'OpenAPI customer-management: POST signup, 401 Invalid access token',
  ),
  'authorization.login.refuses-malformed-token': must(
    'Login with a token that was never issued is refused with 401.',
    'OpenAPI customer-management: POST login, 401 Invalid access token',
  ),
  'authorization.logout.refuses-malformed-token': must(
    'Logout with a token that was never issued is refused with 401.',
    'OpenAPI customer-management: GET logout, 401 Invalid access token',
  ),
  'authorization.refresh.refuses-malformed-token': must(
    'A refresh of a customer token with a token that was never issued is refused with 401.',
    'OpenAPI customer-management: GET refreshauthtoken, 401 Invalid access token',
  ),
  'authorization.social.refuses-malformed-token': must(
    'Social login with a token that was never issued is refused with 401.',
    'OpenAPI customer-management: POST socialLogin, 401 Invalid access token',
  ),
  'authorization.profile.refuses-malformed-token': must(
    'An operation on the profile with a token that was never issued is refused with 401.',
    'OpenAPI customer-management: GET me and PATCH me, 401 Invalid access token',
  ),
  'authorization.address.refuses-malformed-token': must(
    'An operation on addresses with a token that was never issued is refused with 401.',
    'OpenAPI customer-management: operations on addresses, 401 Invalid access token',
  ),
  'authorization.tags.refuses-malformed-token': must(
    'An operation on the tags of an address with a token that was never issued is refused with 401.',
    'OpenAPI customer-management: operations on address tags, 401 Invalid access token',
  ),
  'authorization.email-change.refuses-malformed-token': must(
    'An operation that changes the login e-mail with a token that was never issued is refused with 401.',
    'OpenAPI customer-management: POST email change and confirm, 401 Invalid access token',
  ),
  'authorization.password.refuses-malformed-token': must(
    'An operation that resets or changes a password with a token that was never issued is refused with 401.',
    'OpenAPI customer-management: POST password reset, update and change, 401 Invalid access token',
  ),
  'authorization.opt-in.refuses-malformed-token': must(
    'An operation of the double opt-in with a token that was never issued is refused with 401.',
    'OpenAPI customer-management: operations of signup optin, 401 Invalid access token',
  ),
  'authorization.profile.refuses-logged-out-token': must(
    'An operation on the profile with an access token that has logged out is refused with 401.',
    'OpenAPI customer-management: GET logout, description; GET me and PATCH me, 401',
  ),
  'authorization.address.refuses-logged-out-token': must(
    'An operation on addresses with an access token that has logged out is refused with 401.',
    'OpenAPI customer-management: GET logout, description; operations on addresses, 401',
  ),
  'authorization.tags.refuses-logged-out-token': must(
    'An operation on the tags of an address with an access token that has logged out is refused with 401.',
    'OpenAPI customer-management: GET logout, description; operations on address tags, 401',
  ),
  'authorization.email-change.refuses-logged-out-token': must(
    'A request to change the login e-mail with an access token that has logged out is refused with 401.',
    'OpenAPI customer-management: GET logout, description; POST email change, 401',
  ),
  'authorization.password.refuses-logged-out-token': must(
    'A change of the password with an access token that has logged out is refused with 401.',
    'OpenAPI customer-management: GET logout, description; POST password change, 401',
  ),
  'authorization.guest-operations.refuse-expired-token': must(
    'Every operation that demands an anonymous token refuses one whose lifetime is over with 401.',
    'OpenAPI customer-management: 401_unauthorized, Access token expired',
    { needs: ['clock'] },
  ),
  'authorization.customer-operations.refuse-expired-token': must(
    'Every operation for customers refuses a customer token whose lifetime is over with 401.',
    'OpenAPI customer-management: 401_unauthorized, Access token expired',
    { needs: ['clock'] },
  ),
} satisfies Record<string, Requirement>;
