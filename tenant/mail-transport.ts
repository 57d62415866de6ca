import type { Mail } from './rules/mail-content.ts';

/** A server that accepts mails. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** Whether it speaks LMTP instead of SMTP, as local mailbox servers do. */
  readonly lmtp?: boolean;
}

/** Sends mails in the background. */
export interface MailTransport {
  /** Queues a mail and returns at once. Sending is tried twice; a failure is logged without the content. */
  send(mail: Mail): void;
  /** Resolves when every queued mail was sent or has failed. */
  close(): Promise<void>;
}

/**
 * Creates a transport over SMTP, or one that drops every mail if there is no server.
 * @param logError takes a sentence for each mail that could not be sent
 */
export function createMailTransport(smtp: MailServer | undefined, logError: (error: string) => void): MailTransport {
  if (smtp === undefined) return { send: () => undefined, close: () => Promise.resolve() };

  // Loaded and connected by the first mail: most servers send none.
  let pool: ReturnType<typeof connect> | undefined;
  const underway = new Set<Promise<void>>();

  const deliver = async (mail: Mail): Promise<void> => {
    pool ??= connect(smtp);
    const transporter = await pool;
    try {
      await transporter.sendMail(mail);
    } catch {
      await transporter.sendMail(mail);
    }
  };

  return {
    send: (mail) => {
      const delivery = deliver(mail)
        .catch((error: unknown) => {
          const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
          logError(`A mail "${mail.subject}" could not be handed to ${smtp.host}:${smtp.port}: ${reason}`);
        })
        .finally(() => underway.delete(delivery));
      underway.add(delivery);
    },
    close: async () => {
      await Promise.all(underway);
      if (pool) (await pool).close();
    },
  };
}

async function connect({ host, port, lmtp = false }: MailServer) {
  const { createTransport } = await import('nodemailer');
  // One connection keeps mails in order: on a second one a mail could be overtaken while the connection opens.
  return createTransport({ pool: true, maxConnections: 1, host, port, lmtp, secure: false, ignoreTLS: true });
}
