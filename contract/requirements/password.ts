import { norms } from './norms.ts';
import { baseline, must, observe, should, type Requirement } from './requirement.ts';

/** Reset and change of a password. */
export const password = {
  'password.reset-request.answers-empty': must(
    'A request to reset a password answers 204 without a body.',
    'OpenAPI customer-management: POST password reset, 204',
  ),
  'password.reset-request.mails-token': must(
    'A request to reset a password mails a token to the customer.',
    'OpenAPI customer-management: POST password reset, description',
    { needs: ['mailbox'] },
  ),
  'password.reset-request.accepts-site': must(
    'A request to reset a password accepts the optional site.',
    'OpenAPI customer-management: PasswordResetRequestDto.site',
  ),
  'password.reset-request.unknown-email': observe(
    'A request to reset the password of an unknown e-mail answers 204 or is refused.',
    'OpenAPI customer-management: POST password reset',
  ),
  'password.reset-request.keeps-old-password': baseline(
    'The old password logs in until the reset is completed.',
    'implied by POST password reset update, description',
    { norm: norms.passwordReset },
  ),
  'password.reset-request.emits-event': must(
    'A request to reset a password publishes the event customer.password-reset with e-mail, token and site.',
    'events: Customer Service',
    { needs: ['events'] },
  ),
  'password.reset.answers-empty': must(
    'A reset with the mailed token and a new password answers 204 without a body.',
    'OpenAPI customer-management: POST password reset update, 204',
    { needs: ['inbox'] },
  ),
  'password.reset.new-password-logs-in': baseline(
    'The new password logs in after a reset.',
    'tutorial: Resetting a password using token',
    { norm: norms.lostCommand, needs: ['inbox'] },
  ),
  'password.reset.old-password-is-refused': baseline(
    'The old password no longer logs in after a reset.',
    'tutorial: Resetting a password using token',
    { norm: norms.replacedCredential, needs: ['inbox'] },
  ),
  'password.reset.affects-one-customer': baseline(
    'A reset leaves the password of every other customer as it is.',
    'OpenAPI customer-management: POST password reset update, description',
    { norm: norms.objectAccess, needs: ['inbox'] },
  ),
  'password.reset.keeps-the-rest': baseline(
    'A reset of the password leaves the profile and the addresses as they are.',
    'implied by POST password reset update, description',
    { norm: norms.sideEffect, needs: ['inbox'] },
  ),
  'password.reset.refuses-used-token': baseline(
    'A reset with a token that was used before is refused and changes nothing.',
    'OWASP API2:2023',
    { norm: norms.oneTimeToken, needs: ['inbox'] },
  ),
  'password.reset.spares-others-sessions': baseline('A reset ends no session of another customer.', 'OWASP API1:2023', {
    norm: norms.objectAccess,
    needs: ['inbox'],
  }),
  'password.reset.refuses-unknown-token': baseline(
    'A reset with an unknown token is refused.',
    'OpenAPI customer-management: POST password reset update, description',
    { norm: norms.passwordReset },
  ),
  'password.reset.refuses-tampered-token': baseline(
    'A reset with a mailed token of which one character differs is refused.',
    'OWASP API2:2023',
    { norm: norms.passwordReset, needs: ['inbox'] },
  ),
  'password.reset.short-password': observe(
    'A reset or a change to a password shorter than six characters is refused or accepted.',
    'OpenAPI customer-management: PasswordUpdate.password against PasswordAuthentication.password',
  ),
  'password.change.answers-empty': must(
    'A change of the password answers 204 without a body.',
    'OpenAPI customer-management: POST password change, 204',
  ),
  'password.change.new-password-logs-in': baseline(
    'The new password logs in after a change.',
    'OpenAPI customer-management: POST password change, description',
    { norm: norms.lostCommand },
  ),
  'password.change.old-password-is-refused': baseline(
    'The old password no longer logs in after a change.',
    'OpenAPI customer-management: POST password change, description',
    { norm: norms.replacedCredential },
  ),
  'password.change.refuses-wrong-current-password': should(
    'A change with a wrong current password is refused with 401 and changes nothing.',
    'observed on a live tenant 2026-08-03',
  ),
  'password.change.needs-current-password': baseline(
    'A change with a wrong, empty or missing current password is refused and changes nothing.',
    'OpenAPI customer-management: PasswordChangeDto.currentPassword',
    { norm: 'OWASP API2:2023; ASVS 5.0 6.2.3; CWE-620' },
  ),
  'password.change.refuses-misnamed-members': should(
    'A change that names the current password oldPassword is refused with 400.',
    'OpenAPI customer-management: PasswordChangeDto',
  ),
  'password.change.ends-initial-password': should(
    'The initialPassword of a customer who has changed a password set by an employee is false.',
    'implied by CustomerToken.initialPassword',
    { needs: ['service'] },
  ),
  'password.change.keeps-the-rest': baseline(
    'A change of the password leaves the profile and the addresses as they are.',
    'implied by POST password change, description',
    { norm: norms.sideEffect },
  ),
  'password.change.old-access-token': observe(
    'The access tokens from before a change of the password are still accepted or refused.',
    'OpenAPI customer-management: POST password change',
  ),
} satisfies Record<string, Requirement>;
