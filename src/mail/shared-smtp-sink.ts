import type { MailSource } from './mail.ts';
import { MailSink } from './smtp-sink.ts';

/** A sink, and how many targets of the run take their mails there. */
interface Place {
  readonly sink: Promise<MailSink>;
  users: number;
  isShared: boolean;
}

const places = new Map<string, Place>();

/** That a sink works is shown to each target by its own mails: those of another say nothing of what this one sends. */
function viewOf(sink: MailSink, place: Place): MailSource {
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
 * Opens a sink for a target, or joins the one that another target has there: a port has one listener. Addresses tell the mails apart,
 * as every target's customers have their own.
 * @throws the system's error when somebody else has the port
 */
export async function openSharedSink(host: string, port: number): Promise<MailSource & { close(): Promise<void> }> {
  const key = `${host}:${port}`;
  const place = places.get(key) ?? { sink: MailSink.open(host, port), users: 0, isShared: false };
  places.set(key, place);
  place.isShared ||= place.users > 0;
  place.users++;
  const leave = (): boolean => --place.users === 0 && places.delete(key);
  try {
    const sink = await place.sink;
    return Object.assign(viewOf(sink, place), {
      close: async () => {
        if (leave()) await sink.close();
      },
    });
  } catch (error) {
    leave();
    throw error;
  }
}
