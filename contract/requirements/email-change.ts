import { norms } from './norms.ts';
import { baseline, must, observe, should, type Requirement } from './requirement.ts';

/** Change of the e-mail that a customer logs in with. */
export const emailChange = {
  'email-change.request.answers-empty': must(
    'A request to change the login e-mail answers 204 without a body.',
    'OpenAPI customer-management: POST email change, 204',
  ),
  'email-change.request.mails-new-address': must(
    'A request to change the login e-mail mails a token to the new address.',
    'tutorial: Request an email change',
    { needs: ['mailbox'] },
  ),
  'email-change.request.spares-old-address': should(
    'A request to change the login e-mail mails no token to the old address.',
    'implied by the tutorial: Request an email change',
    { needs: ['mailbox'] },
  ),
  'email-change.request.changes-nothing-yet': baseline(
    'The old e-mail logs in and the new one does not until the change is confirmed.',
    'OpenAPI customer-management: POST email change confirm, description',
    { norm: norms.skippedStep },
  ),
  'email-change.request.refuses-wrong-password': baseline(
    'A request to change the login e-mail with a wrong password is refused.',
    'implied by POST email change, description',
    { norm: 'OWASP API2:2023; ASVS 5.0 7.5.1; CWE-306' },
  ),
  'email-change.request.refuses-wrong-email': should(
    'A request to change the login e-mail that names another e-mail than the current one is refused.',
    'implied by POST email change, description',
  ),
  'email-change.request.taken-email': observe(
    'A request to change the login e-mail to that of another customer answers 204 or is refused.',
    'OpenAPI customer-management: POST email change',
  ),
  'email-change.request.refuses-missing-scope': baseline(
    'A request to change the login e-mail is refused with 403 to a token without the scope customer.customerprofile_edit.',
    'OpenAPI customer-management: POST email change, description',
    {
      norm: norms.functionAccess,
      notTested:
        'Every login grants that scope and no operation issues a customer token with fewer; testable on a tenant whose customer scopes can be configured.',
    },
  ),
  'email-change.request.emits-event': must(
    'A request to change the login e-mail publishes the event customer.email-change-request with the token.',
    'changelog 2024-10-03; events: Customer Service',
    { needs: ['events'] },
  ),
  'email-change.confirm.answers-empty': must(
    'Confirmation with the mailed token and an anonymous bearer answers 204 without a body.',
    'OpenAPI customer-management: POST email change confirm, 204',
    { needs: ['inbox'] },
  ),
  'email-change.confirm.new-email-logs-in': baseline(
    'The new e-mail logs in after the confirmation.',
    'OpenAPI customer-management: POST email change confirm, description',
    { norm: norms.lostCommand, needs: ['inbox'] },
  ),
  'email-change.confirm.old-email-is-refused': baseline(
    'The old e-mail no longer logs in after the confirmation.',
    'OpenAPI customer-management: POST email change confirm, description',
    { norm: norms.replacedCredential, needs: ['inbox'] },
  ),
  'email-change.confirm.renames-account': must(
    'The account in the profile has the new e-mail as its id after the confirmation.',
    'OpenAPI customer-management: AccountId.id',
    { needs: ['inbox'] },
  ),
  'email-change.confirm.syncs-contact-email': must(
    'A change with syncContactEmail true also changes the contactEmail to the new e-mail.',
    'OpenAPI customer-management: ChangeEmailRequestDto.syncContactEmail',
    { needs: ['inbox'] },
  ),
  'email-change.confirm.keeps-contact-email': must(
    'A change that leaves syncContactEmail out, or has it false, keeps the contactEmail.',
    'OpenAPI customer-management: ChangeEmailRequestDto.syncContactEmail, default',
    { needs: ['inbox'] },
  ),
  'email-change.confirm.keeps-the-rest': baseline(
    'A change of the login e-mail leaves the rest of the profile and the addresses as they are.',
    'implied by POST email change confirm, description',
    { norm: norms.sideEffect, needs: ['inbox'] },
  ),
  'email-change.confirm.refuses-unknown-token': baseline(
    'Confirmation with an unknown token is refused and changes nothing.',
    'implied by POST email change confirm, description',
    { norm: norms.skippedStep },
  ),
  'email-change.confirm.refuses-used-token': baseline(
    'Confirmation with a token that was used before is refused.',
    'OWASP API2:2023',
    { norm: norms.oneTimeToken, needs: ['inbox'] },
  ),
  'email-change.confirm.old-access-token': observe(
    'The access tokens from before a confirmed change are still accepted or refused.',
    'OpenAPI customer-management: POST email change confirm',
    { needs: ['inbox'] },
  ),
  'email-change.confirm.emits-event': must(
    'A confirmed change of the login e-mail publishes the event customer.email-change.',
    'changelog 2024-09-10; events: Customer Service',
    { needs: ['events'] },
  ),
} satisfies Record<string, Requirement>;
