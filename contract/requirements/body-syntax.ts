import { norms } from './norms.ts';
import { baseline, must, should, type Requirement } from './requirement.ts';

/** Bodies that are not what they are declared to be. */
export const bodySyntax = {
  'body.sign-up.refuses-malformed-json': must(
    'Signup with a body that is not JSON is refused with 400.',
    'OpenAPI customer-management: POST signup, 400',
  ),
  'body.log-in.refuses-malformed-json': must(
    'Login with a body that is not JSON is refused with 400.',
    'OpenAPI customer-management: POST login, 400',
  ),
  'body.request-email-change.refuses-malformed-json': must(
    'A request to change the login e-mail with a body that is not JSON is refused with 400.',
    'OpenAPI customer-management: POST email change, 400',
  ),
  'body.confirm-email-change.refuses-malformed-json': must(
    'Confirmation of a new login e-mail with a body that is not JSON is refused with 400.',
    'OpenAPI customer-management: POST email change confirm, 400',
  ),
  'body.request-password-reset.refuses-malformed-json': must(
    'A request to reset a password with a body that is not JSON is refused with 400.',
    'OpenAPI customer-management: POST password reset, 400',
  ),
  'body.reset-password.refuses-malformed-json': must(
    'A reset of a password with a body that is not JSON is refused with 400.',
    'OpenAPI customer-management: POST password reset update, 400',
  ),
  'body.change-password.refuses-malformed-json': must(
    'A change of the password with a body that is not JSON is refused with 400.',
    'OpenAPI customer-management: POST password change, 400',
  ),
  'body.resend-opt-in.refuses-malformed-json': must(
    'A request to resend the activation link with a body that is not JSON is refused with 400.',
    'OpenAPI customer-management: POST signup optin refresh_token, 400',
  ),
  'body.update-profile.refuses-malformed-json': must(
    'PATCH of the profile with a body that is not JSON is refused with 400.',
    'OpenAPI customer-management: PATCH me, 400',
  ),
  'body.add-address.refuses-malformed-json': must(
    'Adding an address with a body that is not JSON is refused with 400.',
    'OpenAPI customer-management: POST addresses, 400',
  ),
  'body.update-address.refuses-malformed-json': must(
    'PATCH of an address with a body that is not JSON is refused with 400.',
    'OpenAPI customer-management: PATCH address, 400',
  ),
  'body.shape.refuses-no-object': should(
    'A JSON body that is an array, a string, a number or null in place of an object is refused.',
    'implied by the types of the request schemas',
  ),
  'body.shape.refuses-no-body': should(
    'An operation with required members is refused when it comes without a body.',
    'implied by the required lists of the request schemas',
  ),
  'body.media-type.refuses-other': should(
    'A body declared as text/plain or application/xml is refused.',
    'implied by the media types of the request bodies',
  ),
  'body.media-type.accepts-charset': should(
    'A JSON body declared with the parameter charset=utf-8 is accepted.',
    'RFC 9110',
  ),
  'body.length.long-member': baseline(
    'A member of many thousand characters is stored whole or refused.',
    'OpenAPI customer-management: request schemas, which declare no maximum',
    { norm: norms.lostChange },
  ),
} satisfies Record<string, Requirement>;
