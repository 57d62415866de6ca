import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { ArrivalSignal, type WaitOptions } from './arrival-signal.ts';
import type { Mail, MailSource, SourceState } from './mail.ts';
import { parseMail } from './parse-mail.ts';

/** A mail with the addresses of its envelope, in lower case. */
interface ReceivedMail extends Mail {
  readonly to: readonly string[];
}

/** An SMTP server that accepts every mail and keeps it in memory. */
export class SmtpSink implements MailSource {
  readonly name = "the suite's SMTP sink";
  private readonly mails: ReceivedMail[] = [];
  private readonly arrivals = new ArrivalSignal();
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      hideSize: true,
      // A reverse look-up of the client may take longer than the test waits for the mail.
      disableReverseLookup: true,
      // A target may keep its connection open, and the end of the run would wait half a minute for it.
      closeTimeout: 100,
      onData: (stream, { envelope }, done) => {
        const to = envelope.rcptTo.map(({ address }) => address.toLowerCase());
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          parseMail(Buffer.concat(chunks)).then(
            (mail) => {
              this.mails.push({ to, ...mail });
              this.arrivals.announce();
              done();
            },
            (error: unknown) => {
              done(error instanceof Error ? error : new Error(String(error)));
            },
          );
        });
      },
    });
  }

  /**
   * Opens a sink.
   * @param port 0 for any free port
   * @throws the system's error when the port is taken
   */
  static async open(host = '127.0.0.1', port = 0): Promise<SmtpSink> {
    const sink = new SmtpSink();
    await new Promise<void>((resolve, reject) => {
      sink.server.on('error', reject);
      sink.server.listen(port, host, resolve);
    });
    return sink;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  mailsTo(address: string, waiting?: WaitOptions): Promise<readonly Mail[]> {
    const wanted = address.toLowerCase();
    return this.arrivals.waitFor(() => this.mails.filter(({ to }) => to.includes(wanted)), waiting);
  }

  state(): Promise<SourceState> {
    return Promise.resolve({ proven: this.mails.length > 0, note: '' });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(resolve);
    });
  }
}
