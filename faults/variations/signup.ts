import { soundRules } from '../../tenant/index.ts';
import { textAt } from '../../tenant/json.ts';
import { forbidden, notFound, Refused } from '../../tenant/refusals.ts';
import { on } from '../exchange.ts';
import type { Deviation } from '../fault.ts';
import { changesResult, overlooks, refusesBy, setsMembers } from '../rule-families.ts';
import { variation, type Variation } from '../variation.ts';
import { refusesInstead } from './answer-hooks.ts';

const conflict = (): Refused =>
  new Refused({ status: 409, type: 'conflict_resource', message: 'The e-mail is taken.' });

/**
 * A request that names an unknown e-mail is refused. The look-up does not know who asks: the check right before it does, and
 * nothing comes between the two.
 */
function refusingUnknown(check: 'checkResetRequest' | 'checkResend', refusal: () => Refused): Deviation {
  let asked = false;
  return {
    rules: {
      [check]: (body: Parameters<typeof soundRules.checkResend>[0]) => {
        const violations = soundRules[check](body);
        asked = violations.length === 0;
        return violations;
      },
      findAccount: (email, customers) => {
        const found = soundRules.findAccount(email, customers);
        const refuses = asked && (!found || (check === 'checkResend' && !found.customer.awaitsOptIn));
        asked = false;
        if (refuses) throw refusal();
        return found;
      },
    },
  };
}

/** Who may sign up and log in with what. */
export const signup: readonly Variation[] = [
  variation('details-need-contact-email', {
    why: 'Whether customerDetails may leave contactEmail out is not documented.',
    rules: {
      contactEmailAgrees: (email, details) =>
        Object.keys(details).length === 0 || textAt(details, 'contactEmail') === email,
    },
  }),
  variation('emails-are-case-sensitive', {
    why: 'Whether the case of an e-mail matters is not documented.',
    rules: {
      findAccount: (email, customers) => {
        const found = soundRules.findAccount(email, customers);
        return found?.account.email === email ? found : undefined;
      },
      emailIsTaken: (email, customers) =>
        [...customers].some(({ accounts }) => accounts.some((account) => account.email === email)),
      isOwnLoginEmail: (given, account) => given === account.email,
    },
  }),
  variation('emails-are-lowered', {
    why: 'Whether the case of an e-mail matters is not documented, so it may be stored in one.',
    ...setsMembers('loginCredentials', ({ email }) => ({ email: email.toLowerCase() })),
  }),
  variation('short-passwords-are-taken', {
    why: 'Signup declares a password of one character and more.',
    rules: { passwordIsLongEnough: () => true },
  }),
  variation('passwords-are-strict', {
    why: 'No policy of passwords is documented, so a tenant may have one.',
    rules: {
      passwordIsLongEnough: (password) =>
        password.length >= 8 && [/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(password)),
    },
  }),
  variation('short-password-at-login-is-wrong', {
    why: 'A login with fewer characters than declared may be malformed or simply wrong.',
    ...overlooks('checkLogin', ({ type }) => type === 'invalid_length'),
  }),
  variation('inactive-customers-are-forbidden', {
    why: 'No status is documented for the login of an inactive customer.',
    ...refusesBy('mayLogIn', forbidden),
  }),
  variation('inactive-customers-are-bad-requests', {
    why: 'No status is documented for the login of an inactive customer; the operation documents 400.',
    ...refusesBy(
      'mayLogIn',
      () => new Refused({ status: 400, type: 'inactive_account', message: 'The account is not active.' }),
    ),
  }),
  variation('unknown-email-at-reset-is-told', {
    why: 'Which answer an unknown e-mail gets is not documented; that it is told apart is against OWASP, a SHOULD.',
    ...refusingUnknown('checkResetRequest', () => notFound('Customer')),
    advises: ['security.enumeration.reset-answers-alike'],
  }),
  variation('unknown-email-at-resend-is-told', {
    why: 'Which answer an unknown or already active e-mail gets is not documented.',
    ...refusingUnknown('checkResend', () => notFound('Customer')),
  }),
  variation('taken-email-at-change-is-a-conflict', {
    why: 'Which answer a taken e-mail gets is not documented.',
    ...changesResult('emailIsTaken', (taken, _email, _customers, asking) => {
      if (taken && asking === 'email-change') throw conflict();
      return taken;
    }),
  }),
  variation('wrong-credentials-at-email-change-are-forbidden', {
    why: 'No status is documented for a wrong password or e-mail; 400 and 403 are documented for the operation.',
    wire: on('requestEmailChange', refusesInstead(/credentials are incorrect/, 403, 'forbidden')),
  }),
  variation('wrong-credentials-at-email-change-are-bad-requests', {
    why: 'No status is documented for a wrong password or e-mail; 400 and 403 are documented for the operation.',
    wire: on('requestEmailChange', refusesInstead(/credentials are incorrect/, 400, 'bad_request')),
  }),
];
