import type { PlainCall } from '../../contract/calls.ts';
import type { SentRequest } from '../checks/http-message.ts';
import type { KnownSecrets } from '../checks/invariants.ts';
import { secrets } from '../secrets/secrets.ts';
import { percentDecoded } from '../shared/text.ts';
import type { Caller } from './session.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Whom a call speaks for: the e-mail that logs in, or the owner of the token that is shown; nothing where neither is known. */
export function ownerOf({ access }: Caller, call: PlainCall, { headers }: SentRequest): string | undefined {
  const { email } = (call.body ?? {}) as { readonly email?: unknown };
  if (typeof email === 'string') return `${access.tenant} ${email.toLowerCase()}`;
  const shown = [call['refreshToken'], call['refresh_token'], call['anonymous_token']].map(textOf).join(' ');
  return [...secrets.ownersIn(shown), ...secrets.ownersIn(headers['authorization'] ?? '')][0];
}

/** What is known of the secrets that the answer to a request may not hold. */
export function knownSecretsFor(sent: SentRequest, owner: string | undefined): KnownSecrets {
  const own = (): ReadonlySet<string | undefined> => {
    const body = sent.body?.toString('utf8') ?? '';
    const carried = [percentDecoded(sent.path), ...Object.values(sent.headers), body].join('\n');
    return new Set([...secrets.ownersIn(carried), owner]);
  };
  return {
    passwordIn: (text) => secrets.occursIn(text, ['password', 'client-secret']),
    foreignTokenIn: (text) => {
      const shown = secrets.ownersIn(text);
      const allowed = shown.length > 0 ? own() : undefined;
      return shown.some((issuedTo) => allowed?.has(issuedTo) !== true);
    },
  };
}
