import { norms } from './norms.ts';
import { baseline, must, should, type Requirement } from './requirement.ts';

/** Bodies that lack a member, or hold one that is empty or of another type. */
export const bodyMembers = {
  'body.sign-up.refuses-missing-member': must(
    'Signup without email or password is refused with 400.',
    'OpenAPI customer-management: CustomerSignup, required list',
  ),
  'body.sign-up.refuses-empty-member': must(
    'Signup with an empty email or password is refused.',
    'OpenAPI customer-management: CustomerSignup, minimum length',
  ),
  'body.log-in.refuses-missing-member': baseline(
    'Login without email or password is refused with 400.',
    'OpenAPI customer-management: PasswordAuthentication, required list',
    { norm: norms.passwordCheck },
  ),
  'body.log-in.refuses-short-member': baseline(
    'Login with an empty email or a password of fewer than six characters is refused with 400 or 401.',
    'OpenAPI customer-management: PasswordAuthentication, minimum length',
    { norm: norms.passwordCheck },
  ),
  'body.request-email-change.refuses-missing-member': should(
    'A request to change the login e-mail without email, password or newEmail is refused.',
    'implied by the members of ChangeEmailRequestDto',
  ),
  'body.request-email-change.refuses-empty-member': should(
    'A request to change the login e-mail with an empty email, password or newEmail is refused.',
    'implied by the members of ChangeEmailRequestDto',
  ),
  'body.confirm-email-change.refuses-missing-member': should(
    'Confirmation of a new login e-mail without token is refused.',
    'implied by the members of UpdateEmail',
  ),
  'body.confirm-email-change.refuses-empty-member': should(
    'Confirmation of a new login e-mail with an empty token is refused.',
    'implied by the members of UpdateEmail',
  ),
  'body.request-password-reset.refuses-missing-member': should(
    'A request to reset a password without email is refused.',
    'implied by the required list of PasswordResetRequestDto',
  ),
  'body.request-password-reset.refuses-empty-member': should(
    'A request to reset a password with an empty email is refused.',
    'implied by the members of PasswordResetRequestDto',
  ),
  'body.reset-password.refuses-missing-member': should(
    'A reset of a password without token or password is refused.',
    'implied by the required list of PasswordUpdate',
  ),
  'body.reset-password.refuses-empty-member': should(
    'A reset of a password with an empty token or password is refused.',
    'implied by the members of PasswordUpdate',
  ),
  'body.change-password.refuses-missing-member': should(
    'A change of the password without currentPassword or newPassword is refused.',
    'implied by the required list of PasswordChangeDto',
  ),
  'body.change-password.refuses-empty-member': should(
    'A change of the password with an empty currentPassword or newPassword is refused.',
    'implied by the members of PasswordChangeDto',
  ),
  'body.resend-opt-in.refuses-missing-member': should(
    'A request to resend the activation link without email is refused.',
    'implied by the required list of RefreshToken',
  ),
  'body.resend-opt-in.refuses-empty-member': should(
    'A request to resend the activation link with an empty email is refused.',
    'implied by the members of RefreshToken',
  ),
  'body.sign-up.refuses-wrong-type': should(
    'Signup with a member of another type than declared, null in place of a needed one included, is refused.',
    'implied by the types of CustomerSignup',
  ),
  'body.log-in.refuses-wrong-type': should(
    'Login with a member of another type than declared, null in place of a needed one included, is refused.',
    'implied by the types of PasswordAuthentication',
  ),
  'body.request-email-change.refuses-wrong-type': should(
    'A request to change the login e-mail with a member of another type than declared, null in place of a needed one included, is refused.',
    'implied by the types of ChangeEmailRequestDto',
  ),
  'body.confirm-email-change.refuses-wrong-type': should(
    'Confirmation of a new login e-mail with a member of another type than declared, null in place of a needed one included, is refused.',
    'implied by the types of UpdateEmail',
  ),
  'body.request-password-reset.refuses-wrong-type': should(
    'A request to reset a password with a member of another type than declared, null in place of a needed one included, is refused.',
    'implied by the types of PasswordResetRequestDto',
  ),
  'body.reset-password.refuses-wrong-type': should(
    'A reset of a password with a member of another type than declared, null in place of a needed one included, is refused.',
    'implied by the types of PasswordUpdate',
  ),
  'body.change-password.refuses-wrong-type': should(
    'A change of the password with a member of another type than declared, null in place of a needed one included, is refused.',
    'implied by the types of PasswordChangeDto',
  ),
  'body.resend-opt-in.refuses-wrong-type': should(
    'A request to resend the activation link with a member of another type than declared, null in place of a needed one included, is refused.',
    'implied by the types of RefreshToken',
  ),
  'body.update-profile.refuses-wrong-type': should(
    'PATCH of the profile with a member of another type than declared is refused.',
    'implied by the types of CustomerPatchDto',
  ),
  'body.add-address.refuses-wrong-type': should(
    'Adding an address with a member of another type than declared is refused.',
    'implied by the types of AddressCreateDto',
  ),
  'body.update-address.refuses-wrong-type': should(
    'PATCH of an address with a member of another type than declared is refused.',
    'implied by the types of AddressUpdateDto',
  ),
} satisfies Record<string, Requirement>;
