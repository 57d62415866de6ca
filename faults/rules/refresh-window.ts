import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';

/** Faults of how long, and with what, a session can be refreshed. */
export const refreshWindowFaults: readonly Fault[] = [
  {
    id: 'refresh-tells-lifetime-of-refresh-token',
    why: 'A storefront throws a token away that would have worked for weeks, and asks for another each day.',
    breaks: ['refresh.lifetime.agrees-with-validation'],
    reads: /seconds between the lifetime told and what is left[\s\S]*Received: .*\d{3,}/,
    deviation: {
      rules: {
        refreshedTokenBody: (access, refresh, seconds) => ({
          ...soundRules.refreshedTokenBody(access, refresh, seconds),
          expires_in: seconds(refresh.expiresAt),
        }),
      },
    },
  },
  {
    id: 'refresh-window-becomes-a-month',
    why: 'A stolen refresh token outlives the day that it was issued for.',
    breaks: ['refresh.lifetime.refresh-window-does-not-grow'],
    reads: /toBeLessThanOrEqual[\s\S]*Received: .*25(92000|91999)/,
    deviation: {
      rules: { renewedRefreshExpiry: (_spent, now) => new Date(now.getTime() + 30 * 86_400_000) },
    },
  },
  {
    id: 'refresh-window-closes-at-once',
    why: 'The first refresh of a session is its last.',
    breaks: ['refresh.lifetime.refresh-window-does-not-grow', 'refresh.token.issues-refresh-token'],
    reads: /\/refresh_token_expires_in: expected .*, received 0/,
    deviation: { rules: { renewedRefreshExpiry: (_spent, now) => now } },
  },
  {
    id: 'refresh-token-never-expires',
    why: 'A refresh token found on a public computer opens the account for ever.',
    breaks: ['refresh.lifetime.refuses-expired-refresh-token'],
    reads: /refreshToken[\s\S]*status: expected .*, received 200/,
    deviation: {
      rules: {
        isExpired: (expiresAt, now, what) => what !== 'customer-refresh' && soundRules.isExpired(expiresAt, now, what),
      },
    },
    category: 206,
  },
  {
    id: 'refresh-token-expires-an-hour-late',
    why: 'A server that takes the told end for local time honours refresh tokens beyond it.',
    breaks: ['refresh.lifetime.refuses-expired-refresh-token', 'anonymous.refresh.refuses-expired-refresh-token'],
    reads: /refresh(Anonymous)?Token[\s\S]*status: expected .*, received 200/,
    deviation: {
      rules: {
        isExpired: (expiresAt, now, what) => {
          const late = what.endsWith('-refresh') ? 3_600_000 : 0;
          return soundRules.isExpired(new Date(expiresAt.getTime() + late), now, what);
        },
      },
    },
  },
  {
    id: 'refresh-blames-the-token',
    why: 'A client that forgot a parameter is told that its customer has to log in again.',
    breaks: ['refresh.request.refuses-missing-refresh-token'],
    reads: /refreshToken[\s\S]*status: expected 400, received 401/,
    deviation: {
      rules: {
        checkParameters: (query, required) =>
          soundRules.checkParameters(
            query,
            required.filter((name) => name !== 'refreshToken'),
          ),
      },
    },
    category: 205,
  },
];
