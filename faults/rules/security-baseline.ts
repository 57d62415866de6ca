import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';

const longest = 255;

/** Sessions, links and writes that no customer API may treat so. */
export const securityBaselineFaults: readonly Fault[] = [
  {
    id: 'logout-spares-refresh-token',
    why: 'Whoever copied the refresh token is back in the account a minute after its owner has logged out.',
    breaks: ['logout.session.refresh-token-afterwards'],
    reads: /refreshToken[\s\S]*status: expected 400 or .*, received 200/,
    deviation: { rules: { logoutEndsRefreshToken: () => false } },
    category: 103,
  },
  {
    id: 'refresh-does-not-look-at-the-account',
    why: 'A customer whom an employee has put on hold stays logged in for as long as the storefront refreshes.',
    breaks: ['refresh.request.customer-on-hold'],
    reads: /refreshToken[\s\S]*status: expected 400 or .*, received 200/,
    deviation: () => {
      let refreshing = false;
      return {
        rules: {
          bearerFitsRefresh: (...given) => (refreshing = soundRules.bearerFitsRefresh(...given)),
          mayLogIn: (customer) => {
            const passes = refreshing || soundRules.mayLogIn(customer);
            refreshing = false;
            return passes;
          },
        },
      };
    },
    category: 206,
  },
  {
    id: 'opt-in-link-logs-in-again',
    why: 'Whoever finds the mail of last year logs in by its link.',
    breaks: ['opt-in.confirm.used-token'],
    reads: /confirmOptIn[\s\S]*status: expected 400 or .*, received 200/,
    deviation: { rules: { optInTokenIsUsable: ({ purpose }) => purpose === 'opt-in' } },
    category: 206,
  },
  {
    id: 'password-change-trusts-the-session',
    why: 'An open session is taken for proof enough: a borrowed telephone is enough to take the account over.',
    breaks: ['password.change.needs-current-password', 'password.change.refuses-wrong-current-password'],
    reads: /changePassword[\s\S]*status: expected .*, received 204/,
    deviation: {
      rules: {
        checkPasswordChange: (body) =>
          soundRules.checkPasswordChange(body).filter(({ field }) => field !== 'currentPassword'),
        samePassword: (given, hash, asking) =>
          asking === 'password-change' || soundRules.samePassword(given, hash, asking),
      },
    },
    category: 206,
  },
  {
    id: 'profile-text-ends-at-its-column',
    why: 'A customer is told that a text is saved, and a part of it is not.',
    breaks: ['body.length.long-member'],
    reads: /the company after 20[04]/,
    deviation: {
      rules: {
        checkProfile: (...given) => soundRules.checkProfile(...given).filter(({ field }) => field !== 'company'),
        afterProfileChange: (customer, { company, ...profile }, sent) =>
          soundRules.afterProfileChange(
            customer,
            typeof company === 'string' ? { ...profile, company: company.slice(0, longest) } : profile,
            sent,
          ),
      },
    },
    category: 104,
  },
  {
    id: 'security-token-answers-are-public',
    why: 'A cache in between hands the session of one guest to the next.',
    breaks: ['security.cache.token-answers-are-not-shared', 'security.cache.token-answers-are-not-stored'],
    reads: /Cache-Control of logInAnonymously/,
    deviation: { rules: { tokenHeaders: () => ({ 'cache-control': 'public, max-age=60' }) } },
  },
];
