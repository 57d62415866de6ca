/** What ended a run before all its tests had ended: a signal, or an error outside of any test. */
export type EarlyEnd = { readonly by: 'SIGINT' | 'SIGTERM' } | { readonly by: 'error'; readonly message: string };

let end: EarlyEnd | undefined;

/** What ended this process's run; nothing as long as it goes on. */
export const earlyEnd = (): EarlyEnd | undefined => end;

const noteSignal = (): void => {
  end ??= { by: 'SIGINT' };
};
const terminate = (): void => {
  end ??= { by: 'SIGTERM' };
  process.kill(process.pid, 'SIGINT');
};

/** Ends the run as Ctrl-C does, with its clean-up and its verdict. A second signal ends it at once. */
export function endRun(message: string): void {
  if (end) return;
  end = { by: 'error', message };
  process.kill(process.pid, 'SIGINT');
}

const crash = (error: unknown): void => {
  endRun(error instanceof Error ? (error.stack ?? error.message) : String(error));
};

/**
 * Has SIGTERM, and an error that nobody catches, end the run tidily.
 * @returns ends that, when the run has cleaned up
 */
export function endTidily(): () => void {
  process.once('SIGINT', noteSignal);
  process.once('SIGTERM', terminate);
  process.on('uncaughtException', crash);
  return () => {
    process.off('uncaughtException', crash);
  };
}
