import { CommandError } from '../cli/command-error.ts';

/** How long the address may take to answer, in milliseconds. */
const patience = 10_000;

/**
 * Tells a service that watches for it that this night has happened, good or bad: where it hears nothing, it raises the alarm.
 * @throws CommandError that does not show the address, which is a secret
 */
export async function sendHeartbeat(address: URL): Promise<void> {
  const answer = await fetch(address, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  }).catch(() => undefined);
  await answer?.body?.cancel();
  if (answer?.ok) return;
  const why = answer ? `was answered ${answer.status}` : 'could not be asked';
  throw new CommandError(`HEARTBEAT_URL ${why}: nobody knows that this night has happened.`, 3);
}
