import { EventCollector } from './event-collector.ts';
import { MailsFromEvents } from './mails-from-events.ts';
import { PreflightProblem } from '../evidence/run-problem.ts';
import { messageOf } from '../shared/text.ts';
import { secrets } from '../secrets/secrets.ts';
import type { EventsSettings, InboxSettings, Settings } from '../config/index.ts';
import type { ImapMailbox } from './imap-mailbox.ts';
import type { MailSource } from './mail.ts';
import { hintAbout, MailboxError } from './mailbox-error.ts';
import { openSharedSink } from './shared-smtp-sink.ts';

/** The sources of mails and events of a run; one process opens them for all workers, as a port has one listener. */
export interface MailAndEvents {
  readonly mails?: MailSource;
  readonly events?: EventCollector;
  close(): Promise<void>;
}

const cannotListen =
  (setting: string, url: string) =>
  (cause: unknown): never => {
    const message = `${setting} is ${url}, but the suite cannot listen there: ${messageOf(cause)}.`;
    throw new PreflightProblem('error', message, { cause });
  };

async function openMailSource(
  settings: InboxSettings,
): Promise<ImapMailbox | Awaited<ReturnType<typeof openSharedSink>>> {
  if (settings.kind === 'smtp')
    return openSharedSink(settings.host, settings.port).catch(
      cannotListen('INBOX', `smtp://${settings.host}:${settings.port}`),
    );
  const { ImapMailbox } = await import('./imap-mailbox.ts');
  try {
    return await ImapMailbox.open(settings);
  } catch (error) {
    if (!(error instanceof MailboxError)) throw error;
    const { message, trouble } = error;
    throw new PreflightProblem(
      trouble === 'unreachable' ? 'blocked' : 'error',
      `INBOX cannot be used: ${message}. ${hintAbout[trouble]}`,
      { cause: error },
    );
  }
}

async function openEventCollector(settings: EventsSettings): Promise<EventCollector> {
  secrets.add('client-secret', settings.secret);
  return EventCollector.open(settings).catch(
    cannotListen('EVENTS', `http://${settings.host}:${settings.port}${settings.path}`),
  );
}

/**
 * Opens the sources in the settings. Without an inbox, mailed tokens are read from events.
 * @throws PreflightProblem where one cannot be used
 */
export async function openMailAndEvents({ inbox, events }: Pick<Settings, 'inbox' | 'events'>): Promise<MailAndEvents> {
  const collector = events && (await openEventCollector(events));
  try {
    const own = inbox && (await openMailSource(inbox));
    const mails = own ?? (collector && new MailsFromEvents(collector));
    return {
      ...(mails && { mails }),
      ...(collector && { events: collector }),
      close: async () => {
        await own?.close();
        await collector?.close();
      },
    };
  } catch (error) {
    await collector?.close();
    throw error;
  }
}
