import type { BrowserAccess, IdentityAccess } from '../config/index.ts';
import { Blocked } from '../evidence/failures.ts';
import type { RunProblem } from '../evidence/run-problem.ts';
import { secrets } from '../secrets/secrets.ts';
import { IdentityProvider, type Untrusted } from '../sessions/identity-provider/identity-provider.ts';
import { messageOf } from '../shared/text.ts';

const settingsOf: Readonly<Record<'trusted' | Untrusted, string>> = {
  trusted: 'IDP_ISSUER, IDP_CLIENT_ID, IDP_CLIENT_SECRET, IDP_USER or IDP_PASSWORD',
  issuer: 'IDP_OTHER_ISSUER',
  audience: 'IDP_OTHER_AUDIENCE',
  client: 'IDP_OTHER_CLIENT_ID or IDP_OTHER_CLIENT_SECRET',
};

/** What an OpenID provider says of a refusal, which the library keeps beside its message. */
function reasonOf(error: unknown): string {
  const { error: code, error_description: description, cause } = error as Record<string, unknown>;
  const inner = cause instanceof Error ? cause.message : undefined;
  const parts = [messageOf(error), code, description, inner].filter((part) => typeof part === 'string' && part !== '');
  return secrets.redact(parts.join(': ').replaceAll(/\s+/g, ' ')).slice(0, 300);
}

/** The provider gave no answer: the library wraps what was thrown. */
const blockedIn = (error: unknown): Blocked | undefined => {
  if (error instanceof Blocked) return error;
  return error instanceof Error && error.cause !== undefined ? blockedIn(error.cause) : undefined;
};

/** Logs in once with each client and person of the identity provider that the settings name; the tenant is not asked. */
export async function identityProblems(
  access: IdentityAccess,
  browser: BrowserAccess | undefined,
): Promise<readonly RunProblem[]> {
  const provider = new IdentityProvider(access, browser);
  const untrusted = (['issuer', 'audience', 'client'] as const).filter((name) => access.untrusted[name] !== undefined);
  const found: RunProblem[] = [];
  try {
    for (const what of [undefined, ...untrusted]) {
      const names = settingsOf[what ?? 'trusted'];
      const problem = await provider.token(what).then(
        () => undefined,
        (error: unknown): RunProblem => {
          const blocked = blockedIn(error);
          return blocked
            ? { verdict: 'blocked', message: `${blocked.message} Check ${names}, and that the provider is up.` }
            : {
                verdict: 'error',
                message: `${names} was refused: a login at the identity provider ended with: ${reasonOf(error)}`,
              };
        },
      );
      if (problem) found.push(problem);
      // Whoever cannot log in at all cannot log in with anything else.
      if (problem && what === undefined) break;
    }
  } finally {
    await provider.close();
  }
  return found;
}
