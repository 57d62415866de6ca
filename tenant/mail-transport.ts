import type { Mail } from './rules/mail-content.ts';

/** A server that takes mails. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** Whether it speaks LMTP, as what puts mails into mailboxes does, instead of SMTP. */
  readonly lmtp?: boolean;
}

/** Hands mails over in the background. */
export interface MailTransport {
  /** Takes a mail and returns at once; it is tried twice, and a failure is logged without the mail's content. */
  send(mail: Mail): void;
  /** Resolves when every mail taken was handed over or given up. */
  close(): Promise<void>;
}

/** A transport over SMTP, or one that drops every mail when there is no server to talk to. */
export function createMailTransport(smtp: MailServer | undefined): MailTransport {
  if (smtp === undefined) return { send: () => undefined, close: () => Promise.resolve() };

  // Loaded and connected by the first mail only: most runs of the server send none.
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
          process.stderr.write(
            `A mail "${mail.subject}" could not be handed to ${smtp.host}:${smtp.port}: ${reason}\n`,
          );
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
  // One connection, so that mails arrive in the order in which they were sent: a second one may be overtaken while it is opened.
  return createTransport({ pool: true, maxConnections: 1, host, port, lmtp, secure: false, ignoreTLS: true });
}
