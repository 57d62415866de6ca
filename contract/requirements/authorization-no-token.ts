import { norms } from './norms.ts';
import { baseline, observe, type Requirement } from './requirement.ts';

/** Every operation that needs a token refuses a caller without one. */
export const authorizationNoToken = {
  'authorization.sign-up.refuses-no-token': baseline(
    'Signup without a token is refused with 401.',
    'OpenAPI customer-management: POST signup, 401',
    { norm: norms.missingToken },
  ),
  'authorization.log-in.refuses-no-token': baseline(
    'Login without a token is refused with 401.',
    'OpenAPI customer-management: POST login, 401',
    { norm: norms.missingToken },
  ),
  'authorization.log-out.refuses-no-token': baseline(
    'Logout without a token is refused with 401.',
    'OpenAPI customer-management: GET logout, 401',
    { norm: norms.missingToken },
  ),
  'authorization.refresh-token.refuses-no-token': baseline(
    'A refresh of a customer token without a token is refused with 401.',
    'OpenAPI customer-management: GET refreshauthtoken, 401',
    { norm: norms.missingToken },
  ),
  'authorization.validate-token.refuses-no-token': baseline(
    'Validation of a token without a token is refused with 401.',
    'OpenAPI customer-management: GET validateauthtoken, 401',
    { norm: norms.missingToken },
  ),
  'authorization.exchange-token.no-token': observe(
    'A token exchange without a bearer is refused or answered.',
    'OpenAPI customer-management: POST exchangeauthtoken, security against Authorization',
  ),
  'authorization.log-in-socially.refuses-no-token': baseline(
    'Social login without a token is refused with 401.',
    'OpenAPI customer-management: POST socialLogin, 401',
    { norm: norms.missingToken },
  ),
  'authorization.get-profile.refuses-no-token': baseline(
    'Reading the profile without a token is refused with 401.',
    'OpenAPI customer-management: GET me, 401',
    { norm: norms.missingToken },
  ),
  'authorization.update-profile.refuses-no-token': baseline(
    'PATCH of the profile without a token is refused with 401.',
    'OpenAPI customer-management: PATCH me, 401',
    { norm: norms.missingToken },
  ),
  'authorization.add-address.refuses-no-token': baseline(
    'Adding an address without a token is refused with 401.',
    'OpenAPI customer-management: POST addresses, 401',
    { norm: norms.missingToken },
  ),
  'authorization.list-addresses.refuses-no-token': baseline(
    'Listing the addresses without a token is refused with 401.',
    'OpenAPI customer-management: GET addresses, 401',
    { norm: norms.missingToken },
  ),
  'authorization.get-address.refuses-no-token': baseline(
    'Reading an address without a token is refused with 401.',
    'OpenAPI customer-management: GET address, 401',
    { norm: norms.missingToken },
  ),
  'authorization.update-address.refuses-no-token': baseline(
    'PATCH of an address without a token is refused with 401.',
    'OpenAPI customer-management: PATCH address, 401',
    { norm: norms.missingToken },
  ),
  'authorization.remove-address.refuses-no-token': baseline(
    'Deleting an address without a token is refused with 401.',
    'OpenAPI customer-management: DELETE address, 401',
    { norm: norms.missingToken },
  ),
  'authorization.add-address-tags.refuses-no-token': baseline(
    'Adding tags to an address without a token is refused with 401.',
    'OpenAPI customer-management: POST address tags, 401',
    { norm: norms.missingToken },
  ),
  'authorization.remove-address-tags.refuses-no-token': baseline(
    'Removing tags from an address without a token is refused with 401.',
    'OpenAPI customer-management: DELETE address tags, 401',
    { norm: norms.missingToken },
  ),
  'authorization.request-email-change.refuses-no-token': baseline(
    'A request to change the login e-mail without a token is refused with 401.',
    'OpenAPI customer-management: POST email change, 401',
    { norm: norms.missingToken },
  ),
  'authorization.confirm-email-change.refuses-no-token': baseline(
    'Confirmation of a new login e-mail without a token is refused with 401.',
    'OpenAPI customer-management: POST email change confirm, 401',
    { norm: norms.missingToken },
  ),
  'authorization.request-password-reset.refuses-no-token': baseline(
    'A request to reset a password without a token is refused with 401.',
    'OpenAPI customer-management: POST password reset, 401',
    { norm: norms.missingToken },
  ),
  'authorization.reset-password.refuses-no-token': baseline(
    'A reset of a password without a token is refused with 401.',
    'OpenAPI customer-management: POST password reset update, 401',
    { norm: norms.missingToken },
  ),
  'authorization.change-password.refuses-no-token': baseline(
    'A change of the password without a token is refused with 401.',
    'OpenAPI customer-management: POST password change, 401',
    { norm: norms.missingToken },
  ),
  'authorization.confirm-opt-in.refuses-no-token': baseline(
    'Confirmation of an opt-in without a token is refused with 401.',
    'OpenAPI customer-management: GET signup optin, 401',
    { norm: norms.missingToken },
  ),
  'authorization.resend-opt-in.refuses-no-token': baseline(
    'A request to resend the activation link without a token is refused with 401.',
    'OpenAPI customer-management: POST signup optin refresh_token, 401',
    { norm: norms.missingToken },
  ),
} satisfies Record<string, Requirement>;
