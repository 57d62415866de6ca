import { randomBytes } from 'node:crypto';
import { createClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { createMailTransport } from './mail-transport.ts';
import type { MailServer } from './mail-transport.ts';
import { createNotifier } from './notifications.ts';
import type { ServerContext } from './operation.ts';
import { operationsFor } from './operations/index.ts';
import { soundRules } from './rules/index.ts';
import type { Rules } from './rules/index.ts';
import { createServer } from './server.ts';
import { completeSettings } from './settings.ts';
import type { TenantInput, TenantSettings } from './settings.ts';
import { createStore, createTokenStore } from './store.ts';
import { createWebhook } from './webhook.ts';
import type { WebhookTarget } from './webhook.ts';
import type { WireHook } from './wire-hook.ts';

export { startIdentityProvider } from './identity-provider/index.ts';
export { soundRules } from './rules/index.ts';
export { defaultLifetimes } from './settings.ts';
export type { Clock } from './clock.ts';
export type { MailServer } from './mail-transport.ts';
export type { Rules } from './rules/index.ts';
export type { WebhookTarget } from './webhook.ts';
export type { RunningIdentityProvider } from './identity-provider/index.ts';
export type { IdentityProvider, TenantInput, TenantSettings } from './settings.ts';
export type { Exchange, WireHook } from './wire-hook.ts';

export interface TenantOptions {
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** The tenants to host, each defaulted; default is one, `acme`. */
  readonly tenants?: readonly TenantInput[];
  /** Where mails are handed over; without it they are dropped. */
  readonly smtp?: MailServer;
  /** Where events are delivered; without it they are dropped. */
  readonly webhook?: WebhookTarget;
  /** Whether `/-/clock` is served. Default false. */
  readonly clockControl?: boolean;
  /** Decisions to replace, each alone. */
  readonly rules?: Partial<Rules>;
  /** Sees, and may change, every answer just before it is sent. */
  readonly wire?: WireHook;
  /** Takes what an operation threw, which the client sees as a 500, and a sentence for each mail or event that was not delivered; default standard error. */
  readonly logError?: (error: unknown) => void;
}

export interface HostedTenant {
  readonly name: string;
  readonly storefrontClientId: string;
  readonly serviceClientId: string;
  readonly serviceClientSecret: string;
  readonly settings: TenantSettings;
}

export interface RunningTenant {
  readonly url: string;
  readonly port: number;
  readonly tenants: readonly HostedTenant[];
  readonly clock: Clock;
  /** Stops listening and hands over the mails and events still underway. */
  close(): Promise<void>;
}

/**
 * Starts the reference tenant: one server, empty, for one or several tenants.
 * @throws Error when a setting cannot be used or the port is taken (`code` EADDRINUSE).
 */
export async function startTenant(options: TenantOptions = {}): Promise<RunningTenant> {
  const { host = '127.0.0.1', port = 0, tenants = [{}], clockControl = false, logError = printError } = options;
  const settings = tenants.map(completeSettings);
  requireDistinct(settings);

  const rules: Rules = { ...soundRules, ...options.rules };
  const mails = createMailTransport(options.smtp, logError);
  const webhook = options.webhook && createWebhook(options.webhook, rules, logError);
  const clock = createClock();
  const server: ServerContext = {
    clock,
    rules,
    tenants: settings.map((one) => ({ settings: one, store: createStore(), saasKey: randomBytes(32) })),
    tokens: createTokenStore(),
    logError,
    notify: createNotifier(rules, mails, webhook),
  };
  const app = createServer(server, operationsFor(clockControl), options.wire);
  await app.listen({ host, port });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error(`No port to listen on was found at ${host}.`);

  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    port: address.port,
    tenants: settings.map((one) => ({
      name: one.name,
      storefrontClientId: one.storefrontClientId,
      serviceClientId: one.serviceClientId,
      serviceClientSecret: one.serviceClientSecret,
      settings: one,
    })),
    clock,
    close: async () => {
      await app.close();
      await mails.close();
      await webhook?.close();
    },
  };
}

const printError = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
};

function requireDistinct(settings: readonly TenantSettings[]): void {
  for (const member of ['name', 'storefrontClientId', 'serviceClientId'] as const) {
    const values = settings.map((one) => one[member]);
    const repeated = values.find((value, index) => values.indexOf(value) !== index);
    if (repeated !== undefined) throw new Error(`tenant ${member}: found "${repeated}" twice, expected it once`);
  }
}
