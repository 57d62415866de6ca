import { soundRules } from '../../tenant/index.ts';
import { textAt } from '../../tenant/json.ts';
import { forbidden, notFound, Refused } from '../../tenant/refusals.ts';
import type { Deviation } from '../fault.ts';
import type { Variation } from '../variation.ts';
import { at, problem, refusing } from './exchange.ts';

const emailChangeId = 'POST-customer-change-customer-login-email';
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
  {
    id: 'details-need-contact-email',
    why: 'Whether customerDetails may leave contactEmail out is not documented.',
    rules: {
      contactEmailAgrees: (email, details) =>
        Object.keys(details).length === 0 || textAt(details, 'contactEmail') === email,
    },
  },
  {
    id: 'emails-are-case-sensitive',
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
  },
  {
    id: 'emails-are-lowered',
    why: 'Whether the case of an e-mail matters is not documented, so it may be stored in one.',
    rules: {
      loginCredentials: (sent) => {
        const { email, password } = soundRules.loginCredentials(sent);
        return { email: email.toLowerCase(), password };
      },
    },
  },
  {
    id: 'short-passwords-are-taken',
    why: 'Signup declares a password of one character and more.',
    rules: { passwordIsLongEnough: () => true },
  },
  {
    id: 'passwords-are-strict',
    why: 'No policy of passwords is documented, so a tenant may have one.',
    rules: {
      passwordIsLongEnough: (password) =>
        password.length >= 8 && [/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(password)),
    },
  },
  {
    id: 'short-password-at-login-is-wrong',
    why: 'A login with fewer characters than declared may be malformed or simply wrong.',
    rules: {
      checkLogin: (body) => soundRules.checkLogin(body).filter(({ type }) => type !== 'invalid_length'),
    },
  },
  {
    id: 'inactive-customers-are-forbidden',
    why: 'No status is documented for the login of an inactive customer.',
    rules: {
      mayLogIn: (customer) => {
        if (soundRules.mayLogIn(customer)) return true;
        throw forbidden();
      },
    },
  },
  {
    id: 'inactive-customers-are-bad-requests',
    why: 'No status is documented for the login of an inactive customer; the operation documents 400.',
    rules: {
      mayLogIn: (customer) => {
        if (soundRules.mayLogIn(customer)) return true;
        throw new Refused({ status: 400, type: 'inactive_account', message: 'The account is not active.' });
      },
    },
  },
  {
    id: 'unknown-email-at-reset-is-told',
    why: 'Which answer an unknown e-mail gets is not documented; that it is told apart is against OWASP, a SHOULD.',
    ...refusingUnknown('checkResetRequest', () => notFound('Customer')),
    advises: ['security.enumeration.reset-answers-alike'],
  },
  {
    id: 'unknown-email-at-resend-is-told',
    why: 'Which answer an unknown or already active e-mail gets is not documented.',
    ...refusingUnknown('checkResend', () => notFound('Customer')),
  },
  {
    id: 'taken-email-at-change-is-a-conflict',
    why: 'Which answer a taken e-mail gets is not documented.',
    rules: {
      emailIsTaken: (email, customers, asking) => {
        const taken = soundRules.emailIsTaken(email, customers, asking);
        if (taken && asking === 'email-change') throw conflict();
        return taken;
      },
    },
  },
  {
    id: 'wrong-credentials-at-email-change-are-forbidden',
    why: 'No status is documented for a wrong password or e-mail; 400 and 403 are documented for the operation.',
    wire: at([emailChangeId], refusing(/credentials are incorrect/, 403, problem(403, 'forbidden'))),
  },
  {
    id: 'wrong-credentials-at-email-change-are-bad-requests',
    why: 'No status is documented for a wrong password or e-mail; 400 and 403 are documented for the operation.',
    wire: at([emailChangeId], refusing(/credentials are incorrect/, 400, problem(400, 'bad_request'))),
  },
];
