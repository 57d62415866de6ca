import { randomUUID } from 'node:crypto';
import { Blocked } from '../client/http-client.ts';
import type { EventSource } from './event-collector.ts';
import { recorder } from '../evidence/recorder.ts';
import type { MailSource } from './mail.ts';
import type { MailAndEvents } from './open-mail-and-events.ts';

/** What the office can be asked, with what is asked and what is answered. */
type Questions = {
  [Name in 'mailsTo' | 'state']: MailSource[Name];
} & { [Name in 'published' | 'stateOf']: EventSource[Name] };

type Asked = { [Name in keyof Questions]: { name: Name; given: Parameters<Questions[Name]> } }[keyof Questions];

/** Names of the sources, in an address that only workers of the run know. */
interface Sources {
  readonly mails?: string;
  readonly events?: string;
}

const missing = () => Promise.reject(new Error('the run has no such source'));

const answer = ({ mails, events }: MailAndEvents, asked: Asked): Promise<unknown> => {
  switch (asked.name) {
    case 'mailsTo':
      return mails?.mailsTo(...asked.given) ?? missing();
    case 'state':
      return mails?.state() ?? missing();
    case 'published':
      return events?.published(...asked.given) ?? missing();
    case 'stateOf':
      return events?.stateOf(...asked.given) ?? missing();
  }
};

/**
 * Lets the workers of a run ask its one office for mails and events: several processes cannot listen on one port.
 * @returns where to ask, with a key that no other process of the machine knows
 */
export async function relayMailAndEvents(office: MailAndEvents): Promise<{ url: string; close(): Promise<void> }> {
  const { default: fastify } = await import('fastify');
  const server = fastify({ forceCloseConnections: true });
  const key = randomUUID();
  server.post<{ Body: Asked }>(`/${key}`, async ({ body }, reply) => {
    try {
      return { found: await answer(office, body) };
    } catch (error) {
      return reply.code(502).send({ trouble: error instanceof Error ? error.message : String(error) });
    }
  });
  const origin = await server.listen({ host: '127.0.0.1', port: 0 });
  const names = new URLSearchParams({
    ...(office.mails && { mails: office.mails.name }),
    ...(office.events && { events: office.events.name }),
  });
  return { url: `${origin}/${key}?${names}`, close: () => server.close() };
}

/** Asks the run's office. A mailbox that cannot be reached any more is no judgement of the tenant. */
const askRelay =
  (url: string) =>
  async <Name extends keyof Questions>(
    name: Name,
    ...given: Parameters<Questions[Name]>
  ): Promise<Awaited<ReturnType<Questions[Name]>>> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ name, given }) });
    const told = (await response.json()) as { found: Awaited<ReturnType<Questions[Name]>> } | { trouble: string };
    if ('found' in told) return told.found;
    recorder.fail('blocked');
    throw new Blocked(told.trouble);
  };

/** The mails and events that the run's office holds, asked for by a worker. */
export function relayedSources(url: string): { readonly mails?: MailSource; readonly events?: EventSource } {
  const names: Sources = Object.fromEntries(new URL(url).searchParams);
  const ask = askRelay(url);
  return {
    ...(names.mails !== undefined && {
      mails: {
        name: names.mails,
        mailsTo: (...given) => ask('mailsTo', ...given),
        state: () => ask('state'),
      },
    }),
    ...(names.events !== undefined && {
      events: {
        name: names.events,
        published: (...given) => ask('published', ...given),
        stateOf: (...given) => ask('stateOf', ...given),
      },
    }),
  };
}
