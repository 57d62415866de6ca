import type { Forge } from '../../src/config/forge.ts';
import type { Markdown } from '../../src/shared/foreign-text.ts';
import { CommandError } from '../cli/command-error.ts';

/** How the one issue is found again. */
const label = 'conformance-nightly';

/** How long a forge may take to answer, in milliseconds. */
const patience = 20_000;

/** The one issue that follows the state of the nightly run. */
export interface RollingIssue {
  readonly number: number;
  readonly open: boolean;
  readonly title: string;
}

/** What is asked of a forge, whichever it is. */
export interface Tracker {
  /** The latest issue with the label, open or closed. */
  find(): Promise<RollingIssue | undefined>;
  create(title: string, text: Markdown): Promise<void>;
  comment(issue: number, text: Markdown): Promise<void>;
  update(issue: number, now: { readonly title: string; readonly open: boolean }): Promise<void>;
}

/** The forge refused or could not be asked; its token is in no message. */
const failure = (message: string): CommandError => new CommandError(message, 3);

type Ask = (method: string, path: string, body?: object) => Promise<unknown>;

const asker =
  (project: string, headers: Readonly<Record<string, string>>): Ask =>
  async (method, path, body) => {
    const answer = await fetch(`${project}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patience),
    }).catch((error: unknown) => {
      throw failure(`${method} ${project}${path} could not be asked: ${String(error)}`);
    });
    if (!answer.ok) throw failure(`${method} ${project}${path} was answered ${answer.status}.`);
    return (await answer.json()) as unknown;
  };

function github({ project, token }: Forge): Tracker {
  const ask = asker(project, { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' });
  return {
    find: async () => {
      const path = `/issues?labels=${label}&state=all&sort=created&direction=desc&per_page=1`;
      const [latest] = (await ask('GET', path)) as readonly { number: number; state: string; title: string }[];
      return latest && { number: latest.number, open: latest.state === 'open', title: latest.title };
    },
    create: async (title, body) => {
      await ask('POST', '/issues', { title, body, labels: [label] });
    },
    comment: async (issue, body) => {
      await ask('POST', `/issues/${issue}/comments`, { body });
    },
    update: async (issue, { title, open }) => {
      await ask('PATCH', `/issues/${issue}`, { title, state: open ? 'open' : 'closed' });
    },
  };
}

function gitlab({ project, token }: Forge): Tracker {
  const ask = asker(project, { 'private-token': token });
  return {
    find: async () => {
      const path = `/issues?labels=${label}&order_by=created_at&sort=desc&per_page=1`;
      const [latest] = (await ask('GET', path)) as readonly { iid: number; state: string; title: string }[];
      return latest && { number: latest.iid, open: latest.state === 'opened', title: latest.title };
    },
    create: async (title, description) => {
      await ask('POST', '/issues', { title, description, labels: label });
    },
    comment: async (issue, body) => {
      await ask('POST', `/issues/${issue}/notes`, { body });
    },
    update: async (issue, { title, open }) => {
      await ask('PUT', `/issues/${issue}`, { title, state_event: open ? 'reopen' : 'close' });
    },
  };
}

/** Speaks to the issues of a forge. */
export const trackerOf = (forge: Forge): Tracker => (forge.kind === 'github' ? github(forge) : gitlab(forge));
