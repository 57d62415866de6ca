import { CommandError, wholeNumber } from './cli/command-error.ts';
import { runCommand, say, type FlagValues } from './cli/command.ts';
import { announcement } from './tenant/announcement.ts';
import { mailServer, webhookOf } from './tenant/delivery-flags.ts';
import { listen } from './tenant/listen.ts';
import { defaultLifetimes, startIdentityProvider, startTenant } from '../tenant/index.ts';
import type { RunningIdentityProvider, RunningTenant, TenantInput, TenantOptions } from '../tenant/index.ts';

const flags = {
  port: { type: 'string', value: '<n>', default: '4010', help: 'port to listen on; 0 for any free one' },
  host: { type: 'string', value: '<address>', default: '127.0.0.1', help: 'address to listen on' },
  tenant: {
    type: 'string',
    value: '<name>',
    default: 'acme',
    help: 'tenant name, 3 to 16 lowercase letters and digits',
  },
  'client-id': { type: 'string', value: '<id>', help: 'storefront client id (default: <tenant>-storefront)' },
  'service-client-id': { type: 'string', value: '<id>', help: 'service client id (default: <tenant>-service)' },
  'service-client-secret': { type: 'string', value: '<text>', help: 'service client secret (default: random)' },
  smtp: { type: 'string', value: '<host:port>', help: 'host:port that takes the mails (default: mails are dropped)' },
  'no-signup': { type: 'boolean', default: false, help: 'nobody can sign up: employees make all customers' },
  lmtp: {
    type: 'string',
    value: '<host:port>',
    help: 'host:port that takes the mails over LMTP, as Dovecot does, instead',
  },
  webhook: {
    type: 'string',
    value: '<url>',
    help: 'address that takes the events, such as http://127.0.0.1:4020/events (default: none)',
  },
  'webhook-secret': {
    type: 'string',
    value: '<text>',
    help: 'secret that the events are signed with (default: unsigned)',
  },
  'webhook-envelope': {
    type: 'string',
    value: '<shape>',
    default: 'typed',
    help: 'typed: {type, payload}; bare: the payload alone',
  },
  'identity-provider': {
    type: 'string',
    value: '<port>',
    help: 'port of an identity provider that the tenants trust; 0 for any free one',
  },
  inactive: { type: 'boolean', default: false, help: 'new customers wait for activation' },
  'on-hold': { type: 'boolean', default: false, help: 'new customers start suspended' },
  'double-opt-in': { type: 'boolean', default: false, help: 'a signup counts once its mailed link was followed' },
  'legacy-token-members': {
    type: 'boolean',
    default: false,
    help: 'token answers repeat their members in camelCase, for clients that read no others, such as b2b-showcase',
  },
  'no-put': { type: 'boolean', default: false, help: 'PUT is not taken as an alias of PATCH' },
  'clock-control': { type: 'boolean', default: false, help: 'serve GET and POST /-/clock' },
  'default-site': { type: 'string', value: '<name>', default: 'main', help: 'site of customers who name none' },
  'recreate-deleted': { type: 'boolean', default: false, help: 'numbers of deleted customers may be used again' },
  'anonymous-access': lifetime('anonymousAccess', "a guest's access token"),
  'anonymous-refresh': lifetime('anonymousRefresh', "a guest's refresh token"),
  'customer-access': lifetime('customerAccess', "a customer's access token"),
  'customer-refresh': lifetime('customerRefresh', "a customer's refresh token"),
  'service-access': lifetime('service', 'a service token'),
  'mailed-token': lifetime('mailedToken', 'a token sent by mail'),
} as const;

function lifetime(of: keyof typeof defaultLifetimes, what: string) {
  return {
    type: 'string',
    value: '<seconds>',
    default: String(defaultLifetimes[of]),
    help: `lifetime of ${what}`,
  } as const;
}

const command = {
  call: 'npm run tenant',
  about: `Serves the reference tenant, and beside it two companions: <tenant>optin with double opt-in, <tenant>other plain.
With --identity-provider a third one: <tenant>closed, which creates no customer whom the provider sends.
Prints one line of KEY=value pairs when ready. Ends on Ctrl-C.`,
  flags,
  exitCodes: { 0: 'ended by a signal', 2: 'misuse, or nothing can listen there' },
} as const;

type Flags = FlagValues<typeof flags>;

/** A name that belongs to another tenant's: cut to fit into 16 characters, and never the same. */
function companion(tenant: string, suffix: string): string {
  const name = tenant.slice(0, 16 - suffix.length) + suffix;
  return name === tenant ? `${tenant.slice(0, 15 - suffix.length)}x${suffix}` : name;
}

function optionsOf(given: Flags): TenantOptions {
  if (!/^[a-z][a-z0-9]{2,15}$/.test(given.tenant)) {
    const expected = 'expected 3 to 16 lowercase letters and digits, beginning with a letter.';
    throw new CommandError(`--tenant: found "${given.tenant}", ${expected}`);
  }
  const seconds = (
    flag:
      | 'anonymous-access'
      | 'anonymous-refresh'
      | 'customer-access'
      | 'customer-refresh'
      | 'service-access'
      | 'mailed-token',
  ) => wholeNumber(flag, given[flag], 1, 1_000_000_000);
  const lifetimes = {
    anonymousAccess: seconds('anonymous-access'),
    anonymousRefresh: seconds('anonymous-refresh'),
    customerAccess: seconds('customer-access'),
    customerRefresh: seconds('customer-refresh'),
    service: seconds('service-access'),
    mailedToken: seconds('mailed-token'),
  };
  const main: TenantInput = {
    name: given.tenant,
    ...(given['client-id'] === undefined ? {} : { storefrontClientId: given['client-id'] }),
    ...(given['service-client-id'] === undefined ? {} : { serviceClientId: given['service-client-id'] }),
    ...(given['service-client-secret'] === undefined ? {} : { serviceClientSecret: given['service-client-secret'] }),
    signupOpen: !given['no-signup'],
    activeOnCreation: !given.inactive,
    onHoldOnCreation: given['on-hold'],
    doubleOptIn: given['double-opt-in'],
    legacyTokenMembers: given['legacy-token-members'],
    putAsPatch: !given['no-put'],
    defaultSite: given['default-site'],
    recreationOfDeletedCustomer: given['recreate-deleted'],
    lifetimes,
  };
  const [smtp, webhook] = [mailServer(given), webhookOf(given)];
  return {
    host: given.host,
    port: wholeNumber('port', given.port, 0, 65535),
    tenants: [
      main,
      { name: companion(given.tenant, 'other'), lifetimes },
      { name: companion(given.tenant, 'optin'), doubleOptIn: true, lifetimes },
      ...(given['identity-provider'] === undefined
        ? []
        : [{ name: companion(given.tenant, 'closed'), autoprovisioningDisabled: true, lifetimes }]),
    ],
    clockControl: given['clock-control'],
    ...(smtp && { smtp }),
    ...(webhook && { webhook }),
  };
}

interface Serving {
  readonly tenant: RunningTenant;
  readonly provider?: RunningIdentityProvider;
  close(): Promise<void>;
}

async function serve(given: Flags): Promise<Serving> {
  const { host = '127.0.0.1', port = 0, tenants = [], ...others } = optionsOf(given);
  const providerPort = given['identity-provider'];
  const at = providerPort === undefined ? undefined : wholeNumber('identity-provider', providerPort, 0, 65535);
  const provider =
    at === undefined ? undefined : await listen('identity-provider', at, host, () => startIdentityProvider(at, host));
  const trusting = tenants.map((each) => ({ ...each, identityProviders: provider?.trust ?? [] }));
  try {
    const tenant = await listen('port', port, host, () => startTenant({ host, port, tenants: trusting, ...others }));
    const close = async (): Promise<void> => {
      await Promise.all([tenant.close(), provider?.close()]);
    };
    return { tenant, close, ...(provider && { provider }) };
  } catch (error) {
    await provider?.close();
    throw error;
  }
}

await runCommand(command, async (given) => {
  const serving = await serve(given);
  say(announcement(serving.tenant, serving.provider, given['clock-control']));
  await new Promise<void>((stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  await serving.close();
  return 0;
});
