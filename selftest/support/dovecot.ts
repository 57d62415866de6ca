import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { findFreePort } from './servers.ts';

const programs = ['/usr/sbin/dovecot', '/usr/lib/dovecot/imap', '/usr/lib/dovecot/lmtp'] as const;

/** Why Dovecot cannot be started; undefined if it can. */
export const dovecotMissing = (): string | undefined =>
  programs.every((each) => existsSync(each))
    ? undefined
    : 'not run: Dovecot is missing; apt-get install dovecot-imapd dovecot-lmtpd';

/** A mail server with one catch-all mailbox. */
export interface Dovecot {
  readonly lmtp: { readonly host: string; readonly port: number };
  readonly imap: { readonly host: string; readonly port: number };
  readonly user: string;
  readonly password: string;
  /** The value of INBOX. */
  readonly url: string;
  /** Puts a mail into the mailbox. */
  deliver(mail: { readonly to: string; readonly subject: string; readonly text: string }): Promise<void>;
  /** The files of its mails: their names carry the flags. */
  files(): readonly string[];
  close(): Promise<void>;
}

const password = 'a/secret+p@ss#word';

/** The user that runs the server: the present one, or nobody instead of root, which Dovecot refuses. */
function serverUser(): { readonly user: string; readonly group: string; readonly ids: { uid?: number; gid?: number } } {
  const { username, uid } = userInfo();
  if (uid !== 0) return { user: username, group: execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim(), ids: {} };
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { user: 'nobody', group: 'nogroup', ids: { uid: id('-u'), gid: id('-g') } };
}

interface ServerPorts {
  readonly base: string;
  readonly imap: number;
  readonly lmtp: number;
}

/** One user for everything, no chroot, one mailbox for all addresses. */
const configuration = ({ base, imap, lmtp }: ServerPorts, user: string, group: string): string => `
base_dir = ${base}/run
state_dir = ${base}/state
log_path = ${base}/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = ${user}
default_login_user = ${user}
default_internal_group = ${group}
mail_uid = ${user}
mail_gid = ${group}
first_valid_uid = 0
first_valid_gid = 0
mail_location = maildir:${base}/mail
passdb {
  driver = passwd-file
  args = username_format=%u ${base}/users
}
userdb {
  driver = static
  args = uid=${user} gid=${group} home=${base}/home allow_all_users=yes
}
lmtp_hdr_delivery_address = original
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${imap}
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${lmtp}
  }
}
`;

async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const done = (is: boolean) => () => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', done(true)).once('error', done(false));
  });
}

/** Starts Dovecot without privileges in a temporary folder. */
export async function startDovecot(): Promise<Dovecot> {
  const place = {
    base: mkdtempSync(path.join(tmpdir(), 'dovecot-')),
    imap: await findFreePort(),
    lmtp: await findFreePort(),
  };
  const { base, imap, lmtp } = place;
  const { user: runs, group, ids } = serverUser();
  const user = 'qa@example.test';
  const folders = ['run', 'state', 'mail', 'home'].map((folder) => path.join(base, folder));
  for (const folder of folders) mkdirSync(folder);
  writeFileSync(path.join(base, 'users'), `${user}:{PLAIN}${password}::::::\n`);
  writeFileSync(path.join(base, 'dovecot.conf'), configuration(place, runs, group));
  for (const each of [base, ...folders]) chownSync(each, ids.uid ?? userInfo().uid, ids.gid ?? userInfo().gid);
  const server = spawn(programs[0], ['-F', '-c', path.join(base, 'dovecot.conf')], { stdio: 'inherit', ...ids });
  const ended = once(server, 'close');
  for (let tries = 0; !((await answers(imap)) && (await answers(lmtp))); tries++) {
    if (tries > 200 || server.exitCode !== null) throw new Error(`Dovecot does not start: see ${base}/log`);
    await sleep(25);
  }
  const transport = createTransport({ host: '127.0.0.1', port: lmtp, lmtp: true, ignoreTLS: true });
  return {
    lmtp: { host: '127.0.0.1', port: lmtp },
    imap: { host: '127.0.0.1', port: imap },
    user,
    password,
    url: `imap://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${imap}`,
    deliver: async (mail) => {
      await transport.sendMail({ from: 'shop@example.test', ...mail });
    },
    files: () =>
      ['new', 'cur']
        .flatMap((folder) => readdirSync(path.join(base, 'mail', folder)).map((file) => `${folder}/${file}`))
        .sort(),
    close: async () => {
      server.kill('SIGTERM');
      await ended;
      rmSync(base, { recursive: true, force: true });
    },
  };
}
