/** What a night is set up with, beside its run. */
export interface NightSettings {
  /** Whether a published document is compared. */
  readonly drifts: boolean;
  /** What is told at the end of each night, and notices where it is not; its address is a secret. */
  readonly heartbeat?: URL;
}

/** Reads how a night is set up; a text says what is wrong. */
function nightIn(env: Readonly<Record<string, string | undefined>>): NightSettings | string {
  const drifts = (env['OPENAPI_URL'] ?? '').trim() !== '';
  const address = env['HEARTBEAT_URL']?.trim() ?? '';
  if (address === '') return { drifts };
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address))
    return 'HEARTBEAT_URL is (a secret, not shown), but must be an http or https address.';
  return { drifts, heartbeat: new URL(address) };
}

/** How the night of this process is set up. */
export const night = (): NightSettings | string => nightIn(process.env);
