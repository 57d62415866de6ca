import type { MailSource } from './mail.ts';
import { SmtpSink } from './smtp-sink.ts';

/** A sink and the number of targets that use it. */
interface SharedSink {
  readonly sink: Promise<SmtpSink>;
  users: number;
  isShared: boolean;
}

const sharedSinks = new Map<string, SharedSink>();

/** The sink as one target sees it: only its own mails prove that the sink works, not those of another target. */
function viewForTarget(sink: SmtpSink, place: SharedSink): MailSource {
  const asked = new Set<string>();
  return {
    name: sink.name,
    mailsTo: (address, waiting) => {
      asked.add(address);
      return sink.mailsTo(address, waiting);
    },
    state: async () => {
      if (!place.isShared) return sink.state();
      const mails = await Promise.all([...asked].map((address) => sink.mailsTo(address)));
      return { proven: mails.some(({ length }) => length > 0), note: '' };
    },
  };
}

/**
 * Opens a sink for a target, or shares the one that another target has opened on the port. Addresses tell the mails apart, as each
 * target's customers have their own.
 * @throws the system's error when another process has the port
 */
export async function openSharedSink(host: string, port: number): Promise<MailSource & { close(): Promise<void> }> {
  const key = `${host}:${port}`;
  const place = sharedSinks.get(key) ?? { sink: SmtpSink.open(host, port), users: 0, isShared: false };
  sharedSinks.set(key, place);
  place.isShared ||= place.users > 0;
  place.users++;
  const leave = (): boolean => --place.users === 0 && sharedSinks.delete(key);
  try {
    const sink = await place.sink;
    return Object.assign(viewForTarget(sink, place), {
      close: async () => {
        if (leave()) await sink.close();
      },
    });
  } catch (error) {
    leave();
    throw error;
  }
}
