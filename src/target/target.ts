import type { Capability } from '../../contract/capabilities.ts';
import { clockAt, type Clock } from './clock.ts';
import { EventReader } from '../mail/event-reader.ts';
import { Inbox } from '../mail/inbox.ts';
import { createsCustomers, type SignupMode } from '../config/signup-mode.ts';
import type { EventSource } from '../mail/event-collector.ts';
import type { MailSource } from '../mail/mail.ts';
import type { FixedCustomerLogin, IdentityAccess, OutsideTarget, Settings, TenantAccess } from '../config/index.ts';

/** What the run is pointed at, with all that it offers the suite. */
export interface Target {
  readonly kind: 'embedded' | 'outside';
  /** What the settings say of it. */
  readonly settings: Settings;
  readonly url: string;
  readonly main: TenantAccess;
  /** Another tenant of the same target. */
  readonly other?: TenantAccess;
  /** A tenant where a signup is confirmed by mail. */
  readonly optIn?: TenantAccess;
  /** A tenant that creates no customer for whom an identity provider sends. */
  readonly closed?: TenantAccess;
  /** The identity provider that the tenants trust. */
  readonly identity?: IdentityAccess;
  readonly inbox?: Inbox;
  /** Whether the inbox holds real mails, and not the events that stand for them. */
  readonly hasMailbox: boolean;
  readonly events?: EventReader;
  readonly clock?: Clock;
  /** How customers come to be there, where that was found out before the tests. */
  readonly provisioning?: SignupMode;
  /** The customer who stands in where nobody new comes to log in. */
  readonly fixed?: FixedCustomerLogin;
  /** What is offered for sure; whether the service's key reaches companies too is known only after asking for its token. */
  readonly offers: ReadonlySet<Capability>;
  close(): Promise<void>;
}

/** The tenants of a target that the run may ask. */
export const tenantsOf = ({
  main,
  other,
  optIn,
  closed,
}: Pick<Target, 'main' | 'other' | 'optIn' | 'closed'>): readonly TenantAccess[] =>
  [main, other, optIn, closed].filter((access) => access !== undefined);

/** What a target offers the suite, as far as it can be told without asking it. */
export function offersOf({
  main,
  other,
  optIn,
  inbox,
  hasMailbox,
  events,
  clock,
  provisioning,
  closed,
  identity,
}: Omit<Target, 'offers'>): ReadonlySet<Capability> {
  const offered: Record<Capability, boolean> = {
    inbox: inbox !== undefined,
    mailbox: hasMailbox,
    events: events !== undefined,
    service: main.service !== undefined,
    signup: provisioning === undefined || createsCustomers(provisioning),
    'identity-provider': identity !== undefined,
    'other-issuer': identity?.untrusted.issuer !== undefined,
    'other-audience': identity?.untrusted.audience !== undefined,
    'other-client': identity?.untrusted.client !== undefined,
    'provisioning-off': closed !== undefined && identity !== undefined,
    b2b: main.service !== undefined,
    clock: clock !== undefined,
    'second-tenant': other !== undefined,
    'double-opt-in': optIn !== undefined && inbox !== undefined,
  };
  return new Set((Object.keys(offered) as Capability[]).filter((capability) => offered[capability]));
}

/** What the run has for a target beside its settings. */
interface TargetSources {
  readonly mails?: MailSource | undefined;
  readonly events?: EventSource | undefined;
  /** How the tenant activates signups, where the preflight found it out. */
  readonly signupMode?: SignupMode | undefined;
}

/** The target that the settings name. */
export function outsideTarget(
  { url, main, other, optIn: companion, closed, identity, clockUrl, customer: fixed }: OutsideTarget,
  settings: Settings,
  { mails, events, signupMode: provisioning }: TargetSources = {},
): Target {
  // A tenant under test that asks for a double opt-in itself needs no companion for it.
  const optIn = companion ?? (provisioning?.mode === 'by mail' ? main : undefined);
  const { inbox, patience } = settings;
  const base = {
    kind: 'outside' as const,
    settings,
    url,
    main,
    ...(other && { other }),
    ...(optIn && { optIn }),
    ...(mails && { inbox: new Inbox(mails, patience) }),
    hasMailbox: inbox !== undefined,
    ...(events && { events: new EventReader(events, patience) }),
    ...(closed && { closed }),
    ...(identity && { identity }),
    ...(clockUrl !== undefined && { clock: clockAt(clockUrl) }),
    ...(fixed && { fixed }),
    ...(provisioning && { provisioning }),
    close: () => Promise.resolve(),
  };
  return { ...base, offers: offersOf(base) };
}
