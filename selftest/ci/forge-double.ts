import type { IncomingMessage } from 'node:http';
import type { Forge } from '../../src/config/forge.ts';
import { startHttpServer } from '../support/servers.ts';

/** How a forge keeps its one issue, and how its API reads. */
const forges = {
  github: {
    project: '/repos/shop/conformance',
    comments: 'comments',
    env: (url: string) => ({ GITHUB_API_URL: url, GITHUB_REPOSITORY: 'shop/conformance' }),
    issue: (title: string, open: boolean) => ({ number: 12, title, state: open ? 'open' : 'closed' }),
    isOpen: ({ state }: Body) => state === 'open',
    change: 'PATCH',
    texts: ['body'],
  },
  gitlab: {
    project: '/projects/34',
    comments: 'notes',
    env: (url: string) => ({ CI_API_V4_URL: url, CI_PROJECT_ID: '34' }),
    issue: (title: string, open: boolean) => ({ iid: 12, title, state: open ? 'opened' : 'closed' }),
    isOpen: (body: Body) => body['state_event'] === 'reopen',
    change: 'PUT',
    texts: ['description', 'body'],
  },
} as const;

type Body = Readonly<Record<string, string>>;

/** The kinds of forges there are. */
export const forgeKinds = Object.keys(forges) as readonly Forge['kind'][];

/** A forge with one project, whose issue it keeps. */
export interface ForgeDouble {
  readonly forge: Forge;
  /** What the forge tells a job of the project. */
  readonly env: Readonly<Record<string, string>>;
  readonly issue: { title: string; open: boolean } | undefined;
  /** What people were told, in their order. */
  readonly told: readonly string[];
  readonly close: () => Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? {} : (JSON.parse(text) as Body);
}

/** Starts a forge; requests without the token are refused, those that its API does not have are not found. */
export async function startForge(kind: Forge['kind'], token: string): Promise<ForgeDouble> {
  const own = forges[kind];
  const told: string[] = [];
  let issue: { title: string; open: boolean } | undefined;
  const answer = (method: string, path: string, body: Body): unknown => {
    const shown = issue && own.issue(issue.title, issue.open);
    const text = own.texts.map((name) => body[name]).find((each) => each !== undefined) ?? '';
    if (method === 'GET' && path.startsWith(`${own.project}/issues?labels=conformance-nightly&`))
      return shown ? [shown] : [];
    if (method === 'POST' && path === `${own.project}/issues`) issue = { title: body['title'] ?? '', open: true };
    else if (method === own.change && path === `${own.project}/issues/12`)
      issue = { title: body['title'] ?? '', open: own.isOpen(body) };
    else if (method !== 'POST' || path !== `${own.project}/issues/12/${own.comments}`) return undefined;
    if (method === 'POST') told.push(`${body['title'] ?? ''}\n${text}`);
    return {};
  };
  const host = await startHttpServer((request, response) => {
    const { authorization = '', 'private-token': secret = '' } = request.headers;
    const isKnown = authorization === `Bearer ${token}` || secret === token;
    void bodyOf(request).then((body) => {
      const found = isKnown ? answer(request.method ?? '', request.url ?? '', body) : undefined;
      response.writeHead(found === undefined ? (isKnown ? 404 : 401) : 200).end(JSON.stringify(found ?? {}));
    });
  });
  return {
    forge: { kind, project: `${host.url}${own.project}`, token, run: 'https://forge.example/runs/1' },
    env: own.env(host.url),
    get issue() {
      return issue;
    },
    told,
    close: () => host.close(),
  };
}
