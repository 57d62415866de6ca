import { soundRules } from '../../tenant/index.ts';
import { fault, type Fault } from '../fault.ts';
import { allows, overlooks } from '../rule-families.ts';

const longest = 255;

/** Sessions, links and writes that no customer API may treat so. */
export const securityBaselineFaults: readonly Fault[] = [
  fault('logout-spares-refresh-token', 'logout.session.refresh-token-afterwards', {
    why: 'Whoever copied the refresh token is back in the account a minute after its owner has logged out.',
    failurePattern: { operation: 'refreshToken', check: 'status', expected: 400, status: 200 },
    rules: { logoutEndsRefreshToken: () => false },
    category: 103,
  }),
  fault('refresh-does-not-look-at-the-account', 'refresh.request.customer-on-hold', {
    why: 'A customer whom an employee has put on hold stays logged in for as long as the storefront refreshes.',
    failurePattern: { operation: 'refreshToken', check: 'status', expected: 400, status: 200 },
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
  }),
  fault('opt-in-link-logs-in-again', 'opt-in.confirm.used-token', {
    why: 'Whoever finds the mail of last year logs in by its link.',
    failurePattern: { operation: 'confirmOptIn', check: 'status', expected: 400, status: 200 },
    rules: { optInTokenIsUsable: ({ purpose }) => purpose === 'opt-in' },
    category: 206,
  }),
  fault('password-change-trusts-the-session', 'password.change.needs-current-password', {
    why: 'An open session is taken for proof enough: a borrowed telephone is enough to take the account over.',
    alsoBreaks: ['password.change.refuses-wrong-current-password'],
    failurePattern: { operation: 'changePassword', check: 'status', status: 204 },
    rules: {
      ...overlooks('checkPasswordChange', ({ field }) => field === 'currentPassword').rules,
      ...allows('samePassword', (_given, _hash, asking) => asking === 'password-change').rules,
    },
    category: 206,
  }),
  fault('profile-text-ends-at-its-column', 'body.length.long-member', {
    why: 'A customer is told that a text is saved, and a part of it is not.',
    failurePattern: { assertion: /the company after 20[04]/ },
    rules: {
      ...overlooks('checkProfile', ({ field }) => field === 'company').rules,
      afterProfileChange: (customer, { company, ...profile }, sent) => {
        const cut = typeof company === 'string' ? { ...profile, company: company.slice(0, longest) } : profile;
        return soundRules.afterProfileChange(customer, cut, sent);
      },
    },
    category: 104,
  }),
  fault('security-token-answers-are-public', 'security.cache.token-answers-are-not-shared', {
    why: 'A cache in between hands the session of one guest to the next.',
    alsoBreaks: ['security.cache.token-answers-are-not-stored'],
    failurePattern: { assertion: /Cache-Control of logInAnonymously/ },
    rules: { tokenHeaders: () => ({ 'cache-control': 'public, max-age=60' }) },
  }),
];
