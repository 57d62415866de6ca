import { must, observe, type Requirement } from './requirement.ts';

/** Every operation that needs a token refuses a caller without one. */
export const authorizationNoToken = {
  'authorization.sign-up.refuses-no-token': must(
    'Signup without a token is refused with 401.',
    'OpenAPI customer-management: POST signup, 401',
  ),
  'authorization.log-in.refuses-no-token': must(
    'Login without a token is refused with 401.',
    'OpenAPI customer-management: POST login, 401',
  ),
  'authorization.log-out.refuses-no-token': must(
    'Logout without a token is refused with 401.',
    'OpenAPI customer-management: GET logout, 401',
  ),
  'authorization.refresh-token.refuses-no-token': must(
    'A refresh of a customer token without a token is refused with 401.',
    'OpenAPI customer-management: GET refreshauthtoken, 401',
  ),
  'authorization.validate-token.refuses-no-token': must(
    'Validation of a token without a token is refused with 401.',
    'OpenAPI customer-management: GET validateauthtoken, 401',
  ),
  'authorization.exchange-token.no-token': observe(
    'A token exchange without a bearer is refused or answered.',
    'OpenAPI customer-management: POST exchangeauthtoken, security against Authorization',
  ),
  'authorization.log-in-socially.refuses-no-token': must(
    'Social login without a token is refused with 401.',
    'OpenAPI customer-management: POST socialLogin, 401',
  ),
  'authorization.get-profile.refuses-no-token': must(
    'Reading the profile without a token is refused with 401.',
    'OpenAPI customer-management: GET me, 401',
  ),
  'authorization.update-profile.refuses-no-token': must(
    'PATCH of the profile without a token is refused with 401.',
    'OpenAPI customer-management: PATCH me, 401',
  ),
  'authorization.add-address.refuses-no-token': must(
    'Adding an address without a token is refused with 401.',
    'OpenAPI customer-management: POST addresses, 401',
  ),
  'authorization.list-addresses.refuses-no-token': must(
    'Listing the addresses without a token is refused with 401.',
    'OpenAPI customer-management: GET addresses, 401',
  ),
  'authorization.get-address.refuses-no-token': must(
    'Reading an address without a token is refused with 401.',
    'OpenAPI customer-management: GET address, 401',
  ),
  'authorization.update-address.refuses-no-token': must(
    'PATCH of an address without a token is refused with 401.',
    'OpenAPI customer-management: PATCH address, 401',
  ),
  'authorization.remove-address.refuses-no-token': must(
    'Deleting an address without a token is refused with 401.',
    'OpenAPI customer-management: DELETE address, 401',
  ),
  'authorization.add-address-tags.refuses-no-token': must(
    'Adding tags to an address without a token is refused with 401.',
    'OpenAPI customer-management: POST address tags, 401',
  ),
  'authorization.remove-address-tags.refuses-no-token': must(
    'Removing tags from an address without a token is refused with 401.',
    'OpenAPI customer-management: DELETE address tags, 401',
  ),
  'authorization.request-email-change.refuses-no-token': must(
    'A request to change the login e-mail without a token is refused with 401.',
    'OpenAPI customer-management: POST email change, 401',
  ),
  'authorization.confirm-email-change.refuses-no-token': must(
    'Confirmation of a new login e-mail without a token is refused with 401.',
    'OpenAPI customer-management: POST email change confirm, 401',
  ),
  'authorization.request-password-reset.refuses-no-token': must(
    'A request to reset a password without a token is refused with 401.',
    'OpenAPI customer-management: POST password reset, 401',
  ),
  'authorization.reset-password.refuses-no-token': must(
    'A reset of a password without a token is refused with 401.',
    'OpenAPI customer-management: POST password reset update, 401',
  ),
  'authorization.change-password.refuses-no-token': must(
    'A change of the password without a token is refused with 401.',
    'OpenAPI customer-management: POST password change, 401',
  ),
  'authorization.confirm-opt-in.refuses-no-token': must(
    'Confirmation of an opt-in without a token is refused with 401.',
    'OpenAPI customer-management: GET signup optin, 401',
  ),
  'authorization.resend-opt-in.refuses-no-token': must(
    'A request to resend the activation link without a token is refused with 401.',
    'OpenAPI customer-management: POST signup optin refresh_token, 401',
  ),
} satisfies Record<string, Requirement>;
