import { randomUUID } from 'node:crypto';
import type { FaultInjector, ReverseProxy } from '../../faults/index.ts';
import type { RunningIdentityProvider, TenantInput } from '../../tenant/index.ts';
import { EventCollector } from '../mail/event-collector.ts';
import { EventReader } from '../mail/event-reader.ts';
import { Inbox } from '../mail/inbox.ts';
import { SmtpSink } from '../mail/smtp-sink.ts';
import type { IdentityAccess, Settings, TenantAccess } from '../config/index.ts';
import { offersOf, type Target } from '../target/target.ts';

/** How long a mail or an event of the embedded tenant may take, in milliseconds. */
const embeddedPatience = 3_000;

/** What is in this process is known to work: what does not come is the tenant's fault. */
const known = () => Promise.resolve({ proven: true, note: '' });

const openCollector = () => EventCollector.open({ host: '127.0.0.1', port: 0, path: '/events', secret: randomUUID() });

/** An embedded tenant of the proof: it takes deliberate faults while it runs. */
interface FaultyTarget extends Target {
  /** Injects a fault in place of the one before; without one, the tenant is as it was started. */
  readonly inject: FaultInjector['inject'];
}

export const takesFaults = (target: Target): target is FaultyTarget => 'inject' in target;

/** How the embedded tenant differs from the plain one. */
interface EmbeddedOptions {
  /** The id of a permitted variation; empty for none. */
  readonly variation: string;
  /** Whether faults can be injected into it while it runs. */
  readonly injectable: boolean;
}

/** What the embedded tenant is started with beside the plain settings, and what is put in front of it. */
interface FaultContext {
  readonly tenants?: TenantInput;
  readonly injector?: FaultInjector;
  readonly proxy?: (url: string) => Promise<ReverseProxy>;
}

/** Faults and variations are loaded for the proof only. */
async function faultContextOf({ variation, injectable }: EmbeddedOptions): Promise<FaultContext> {
  if (!injectable) return {};
  const { startReverseProxy, faultInjector, variationById } = await import('../../faults/index.ts');
  const { tenants, proxy, ...own } = variationById(variation);
  return {
    injector: faultInjector(own),
    ...(tenants && { tenants }),
    ...(proxy && { proxy: (url) => startReverseProxy(url, proxy) }),
  };
}

/** How a person of the embedded identity provider logs in, and what the tenants do not take from it. */
function identityAccess(provider: RunningIdentityProvider): IdentityAccess {
  const { issuer, client, user, password, redirectUri, otherIssuer, otherAudience, otherClient, trust } = provider;
  const untrusted = { issuer: otherIssuer, audience: otherAudience, client: otherClient };
  const config = trust[0]?.name ?? '';
  return { issuer, client, user, password, config, redirectUri, scope: 'openid email profile', untrusted };
}

/**
 * Starts the reference tenant in this process, with an inbox, a collector of events, a clock, an identity provider, and companions
 * of the tenant under test.
 */
export async function embeddedTarget(settings: Settings, { variation, injectable }: EmbeddedOptions): Promise<Target> {
  const [{ startIdentityProvider, startTenant }, sink, collector] = await Promise.all([
    import('../../tenant/index.ts'),
    SmtpSink.open(),
    openCollector(),
  ]);
  const provider = await startIdentityProvider();
  // Most tests read no events, and each would be a request.
  let isSubscribed = false;
  const { tenants, injector, proxy } = await faultContextOf({ variation, injectable });
  const tenant = await startTenant({
    // A fault that throws is meant to; its stack says nothing that the proof does not.
    ...(injectable && { logError: () => undefined }),
    ...injector,
    tenants: [
      { name: 'acme' },
      { name: 'acmeother' },
      { name: 'acmeoptin', doubleOptIn: true },
      { name: 'acmeclosed', autoprovisioningDisabled: true },
    ].map((own) => ({ identityProviders: provider.trust, ...tenants, ...own })),
    smtp: { host: '127.0.0.1', port: sink.port },
    webhook: { url: collector.url, secret: collector.secret, isSubscribed: () => isSubscribed },
  });
  const [main, other, optIn, closed] = tenant.tenants.map(
    ({ name, storefrontClientId, serviceClientId, serviceClientSecret }): TenantAccess => ({
      tenant: name,
      clientId: storefrontClientId,
      service: { id: serviceClientId, secret: serviceClientSecret },
    }),
  );
  if (!main || !other || !optIn || !closed)
    throw new Error('The reference tenant has to host the four tenants it was started with.');
  const { clock } = tenant;
  const entrance = await proxy?.(tenant.url);
  const base = {
    kind: 'embedded' as const,
    settings,
    url: entrance?.url ?? tenant.url,
    main,
    other,
    optIn,
    inbox: new Inbox(Object.assign(sink, { state: known }), embeddedPatience),
    hasMailbox: true,
    events: new EventReader(
      Object.assign(collector, { stateOf: known }),
      embeddedPatience,
      (isOn) => (isSubscribed = isOn),
    ),
    closed,
    identity: identityAccess(provider),
    ...(injector && { inject: injector.inject }),
    clock: {
      advance: (seconds: number) => {
        clock.advance(seconds);
        return Promise.resolve();
      },
      reset: () => {
        clock.reset();
        return Promise.resolve();
      },
    },
    close: async () => {
      await entrance?.close();
      await tenant.close();
      await provider.close();
      await sink.close();
      await collector.close();
    },
  };
  return { ...base, offers: offersOf(base) };
}
