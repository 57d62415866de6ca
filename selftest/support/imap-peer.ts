import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** What a peer offers and takes. */
interface PeerOptions {
  /** Its mechanisms, such as `XOAUTH2`. */
  readonly mechanisms: readonly string[];
  /** The access token that it takes; none at all when left out. */
  readonly token?: string;
}

/** An IMAP server with one empty mailbox. */
interface ImapPeer {
  readonly port: number;
  /** What the clients sent to log in, decoded. */
  readonly logins: readonly string[];
  close(): Promise<void>;
}

const isToken = (text: string, token: string | undefined): boolean =>
  token !== undefined && text.includes(`\u0001auth=Bearer ${token}\u0001`);

/** Answers the commands of one client. */
function serve(socket: Socket, { mechanisms, token }: PeerOptions, logins: string[]): void {
  const capabilities = ['IMAP4rev1', 'SASL-IR', 'IDLE', ...mechanisms.map((each) => `AUTH=${each}`)].join(' ');
  const logIn = (given: string): readonly string[] => {
    logins.push(given);
    return isToken(given, token) ? ['OK'] : ['NO [AUTHENTICATIONFAILED] Invalid credentials.'];
  };
  const answer = (command: string, argument: string): readonly string[] => {
    if (command === 'CAPABILITY') return [`* CAPABILITY ${capabilities}`, 'OK'];
    if (command === 'AUTHENTICATE') return logIn(Buffer.from(argument.split(' ')[1] ?? '', 'base64').toString());
    if (command === 'LOGIN') return logIn(argument);
    if (command === 'EXAMINE' || command === 'SELECT')
      return ['* FLAGS ()', '* 0 EXISTS', '* OK [UIDVALIDITY 1]', '* OK [UIDNEXT 1]', 'OK [READ-ONLY]'];
    return command === 'LIST' ? ['* LIST () "/" INBOX', 'OK'] : ['OK'];
  };
  socket.on('error', () => undefined);
  socket.write('* OK The peer is ready.\r\n');
  let continued = '';
  createInterface({ input: socket }).on('line', (line) => {
    const [tag = '', command = '', ...rest] = line.split(' ');
    // PLAIN is sent in a line of its own, behind a prompt.
    if (command === 'AUTHENTICATE' && rest.length === 1) {
      continued = tag;
      socket.write('+ \r\n');
      return;
    }
    const told = continued === '' ? answer(command.toUpperCase(), rest.join(' ')) : logIn(line);
    const untagged = told.slice(0, -1).map((each) => `${each}\r\n`);
    socket.write(`${untagged.join('')}${continued || tag} ${told.at(-1) ?? 'OK'}\r\n`);
    continued = '';
  });
}

/** Starts an IMAP server that takes logins as it is told. */
export async function startImapPeer(options: PeerOptions): Promise<ImapPeer> {
  const logins: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    serve(socket, options, logins);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    logins,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
