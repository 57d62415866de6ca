import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly to: string;
  readonly subject: string;
  readonly link: string;
  readonly token: string;
}

/** An SMTP server on a free port that keeps the mails it receives. */
export interface SmtpReceiver {
  readonly smtp: { readonly host: string; readonly port: number };
  readonly mails: readonly ReceivedMail[];
  close(): Promise<void>;
}

export async function startSmtpReceiver(): Promise<SmtpReceiver> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    // The tenant keeps its connections open for the next mail.
    closeTimeout: 100,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          const link = /https?:\S+/.exec(mail.text ?? '')?.[0] ?? '';
          mails.push({
            to: session.envelope.rcptTo.map(({ address }) => address).join(),
            subject: mail.subject ?? '',
            link,
            token: new URL(link).searchParams.get('token') ?? '',
          });
          done();
        });
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    smtp: { host: '127.0.0.1', port },
    mails,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}
