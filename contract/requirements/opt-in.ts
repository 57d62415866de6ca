import type { Capability } from '../capabilities.ts';
import { norms } from './norms.ts';
import { baseline, must, observe, should, type Requirement } from './requirement.ts';

const needs: readonly Capability[] = ['double-opt-in', 'inbox'];

/** Double opt-in: activation by a mailed link. */
export const optIn = {
  'opt-in.signup.mails-token': must(
    'A signup mails an activation token to the customer where double opt-in is on.',
    'OpenAPI customer-management: GET signup optin, token',
    { needs: ['double-opt-in', 'mailbox'] },
  ),
  'opt-in.signup.holds-login-back': baseline(
    'A customer who has not confirmed the opt-in cannot log in.',
    'implied by GET signup optin, description',
    { norm: norms.skippedStep, needs },
  ),
  'opt-in.signup.emits-event': must(
    'A signup with double opt-in publishes the event customer.opt-in with the token.',
    'events: Customer Service',
    { needs: ['double-opt-in', 'events'] },
  ),
  'opt-in.confirm.logs-in': must(
    'Confirmation with the mailed token answers 200 with customer tokens that customer operations accept.',
    'OpenAPI customer-management: GET signup optin, 200',
    { needs },
  ),
  'opt-in.confirm.saas-token-names-customer': should(
    'The saas_token of a confirmed opt-in is a JWT whose subject is the id that the signup returned.',
    'implied by GET signup optin, 200, and the saas_token of a login',
    { needs },
  ),
  'opt-in.confirm.issues-refresh-token': should(
    'The refresh_token of a confirmed opt-in is good for a refresh.',
    'implied by GET signup optin, 200, and GET refreshauthtoken',
    { needs },
  ),
  'opt-in.confirm.initial-password-is-false': should(
    'The initialPassword of a confirmed opt-in, where shown, is false.',
    'implied by CustomerToken.initialPassword, as the customer chose the password at signup',
    { needs },
  ),
  'opt-in.confirm.activates': must(
    'A customer who has confirmed the opt-in logs in with e-mail and password.',
    'OpenAPI customer-management: GET signup optin, description',
    { needs },
  ),
  'opt-in.confirm.session-member': observe(
    'The tokens of a confirmed opt-in carry a session_id or, as in the example, none.',
    'OpenAPI customer-management: GET signup optin, example',
    { needs },
  ),
  'opt-in.confirm.refuses-unknown-token': baseline(
    'Confirmation with an unknown token is refused with 400 or 401.',
    'OpenAPI customer-management: GET signup optin, 400 and 401',
    { norm: norms.skippedStep },
  ),
  'opt-in.confirm.used-token': baseline(
    'Confirmation of an opt-in with a token that was used before is refused.',
    'OpenAPI customer-management: GET signup optin',
    { norm: norms.oneTimeToken, needs },
  ),
  'opt-in.switch.is-documented': observe(
    'A tenant switches double opt-in on by a setting that the documentation does not name.',
    'configuration: Customer Service keys',
    {
      notTested:
        'No documented setting turns double opt-in on or off; testable once one is published, until then a run declares what its tenant does.',
    },
  ),
  'opt-in.resend.answers-accepted': must(
    'A request to resend the activation link answers 202 without a body.',
    'OpenAPI customer-management: POST signup optin refresh_token, 202',
    { needs: ['double-opt-in'] },
  ),
  'opt-in.resend.mails-working-token': must(
    'A resent activation link carries a token that confirms the opt-in.',
    'OpenAPI customer-management: POST signup optin refresh_token, description',
    { needs },
  ),
  'opt-in.resend.emits-event': must(
    'A request to resend the activation link publishes the event customer.refresh-token.',
    'events: Customer Service',
    { needs: ['double-opt-in', 'events'] },
  ),
  'opt-in.resend.unknown-email': observe(
    'A request to resend the link to an unknown or already active e-mail answers 202 or is refused.',
    'OpenAPI customer-management: POST signup optin refresh_token',
  ),
} satisfies Record<string, Requirement>;
