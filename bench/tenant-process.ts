import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { BenchTarget } from './target.ts';

/** What the tenant has seen since it was asked last. */
export interface Seen {
  /** When the first request came, in milliseconds since 1970. */
  readonly asked?: number;
  /** When the first customer signed up, in milliseconds since 1970; nothing where none did. */
  readonly first?: number;
  readonly requests: number;
}

/** The reference tenant in its own process. */
export interface TenantProcess {
  readonly target: BenchTarget;
  /** The settings that point the suite at it. */
  readonly settings: Readonly<Record<string, string>>;
  seen(): Promise<Seen>;
  close(): Promise<void>;
}

interface Announced extends BenchTarget {
  readonly service: { readonly serviceClientId: string; readonly serviceClientSecret: string };
}

/** Starts the tenant; it ends with the bench, however that ends. */
export async function startTenantProcess(): Promise<TenantProcess> {
  const child = fork(path.join(import.meta.dirname, 'tenant.ts'), { execArgv: ['--import', 'tsx'] });
  const [{ url, tenant, client, service }] = (await once(child, 'message')) as [Announced];
  return {
    target: { url, tenant, client },
    settings: {
      API_URL: url,
      TENANT: tenant,
      STOREFRONT_CLIENT_ID: client,
      SERVICE_CLIENT_ID: service.serviceClientId,
      SERVICE_CLIENT_SECRET: service.serviceClientSecret,
    },
    seen: async () => {
      child.send('seen');
      const [seen] = (await once(child, 'message')) as [Seen];
      return seen;
    },
    close: async () => {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
