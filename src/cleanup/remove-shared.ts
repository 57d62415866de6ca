import { recorder } from '../evidence/recorder.ts';
import type { CreatedResources } from '../ledger/created-resources.ts';
import type { SharedSessions } from '../sessions/shared-sessions.ts';
import { removeResources } from './remove-resources.ts';

/**
 * Removes what the tests of a worker have shared, at its end.
 * @throws Error where it is not as it has to be; it is removed all the same
 */
export async function removeShared(
  shared: SharedSessions,
  removers: Parameters<typeof removeResources>[1],
): Promise<void> {
  const { created, sessions } = removers;
  try {
    await shared.verify();
  } finally {
    sessions.unshare();
    await removeResources(created.takeShared(), removers);
    noteRequests(created);
  }
}

function noteRequests(created: CreatedResources): void {
  const { calls, waited } = recorder.take();
  if (calls.length > 0) created.noteWorkerEnd({ requests: calls.length, waited });
}
