import { readIdentity, type IdentityAccess } from './identity-provider.ts';
import { readNetwork, type NetworkSettings } from './network.ts';
import type { SettingReader } from './setting-reader.ts';
import { targetSettings } from './setting-names.ts';
import * as as from './parsers.ts';

/** A tenant of the target that the run may use, with the keys it was given for it. */
export interface TenantAccess {
  readonly tenant: string;
  readonly clientId: string;
  /** The service's key; without it nothing tenant-managed can be asked. */
  readonly service?: { readonly id: string; readonly secret: string };
}

/** An outside target: an address below which everything is asked for, the tenant under test, and companions of it that some requirements need. */
export interface OutsideTarget {
  readonly url: string;
  readonly main: TenantAccess;
  /** Any other tenant, to hold this one's tokens against. */
  readonly other?: TenantAccess;
  /** A tenant where a signup has to be confirmed by mail. */
  readonly optIn?: TenantAccess;
  /** A tenant that trusts the same identity provider and creates no customer for whom it does not know. */
  readonly closed?: TenantAccess;
  /** The identity provider that the tenant under test trusts. */
  readonly identity?: IdentityAccess;
  /** What stands between the run and the target. */
  readonly network: NetworkSettings;
  /** Where the reference tenant's clock is controlled. */
  readonly clockUrl?: string;
  /** A customer who is there already, and stands in where nobody new can come to log in. */
  readonly customer?: FixedCustomerLogin;
}

/** How a customer logs in who was made for the suite by hand. */
export interface FixedCustomerLogin {
  readonly email: string;
  readonly password: string;
}

/** The keys of one tenant: `prefix` is empty for the tenant under test, `OTHER_` or `OPTIN_` for its companions. */
function accessOf(reading: SettingReader, prefix: string, because: string): TenantAccess | undefined {
  const names = { tenant: `${prefix}TENANT`, client: `${prefix}STOREFRONT_CLIENT_ID` };
  const tenant = reading.read(names.tenant, as.asTenant);
  const clientId = reading.read(names.client, as.asText);
  const id = reading.read(`${prefix}SERVICE_CLIENT_ID`, as.asText);
  const secret = reading.read(`${prefix}SERVICE_CLIENT_SECRET`, as.asText);
  reading.require(names.tenant, because, 'the name of the tenant under test');
  reading.require(names.client, because, "the client id of the tenant's storefront");
  if (id !== undefined)
    reading.require(`${prefix}SERVICE_CLIENT_SECRET`, `${prefix}SERVICE_CLIENT_ID is set.`, 'its secret');
  if (secret !== undefined)
    reading.require(`${prefix}SERVICE_CLIENT_ID`, `${prefix}SERVICE_CLIENT_SECRET is set.`, 'its client id');
  if (tenant === undefined || clientId === undefined) return undefined;
  return { tenant, clientId, ...(id !== undefined && secret !== undefined && { service: { id, secret } }) };
}

function fixedLogin(reading: SettingReader): FixedCustomerLogin | undefined {
  const email = reading.read('CUSTOMER_EMAIL', as.asEmail);
  const password = reading.text('CUSTOMER_PASSWORD');
  if (reading.text('CUSTOMER_EMAIL') !== undefined)
    reading.require('CUSTOMER_PASSWORD', 'CUSTOMER_EMAIL is set.', 'the password of that customer');
  if (password !== undefined)
    reading.require('CUSTOMER_EMAIL', 'CUSTOMER_PASSWORD is set.', 'the e-mail that the customer logs in with');
  return email !== undefined && password !== undefined ? { email, password } : undefined;
}

function companion(reading: SettingReader, prefix: string): TenantAccess | undefined {
  const named =
    reading.text(`${prefix}TENANT`) !== undefined || reading.text(`${prefix}STOREFRONT_CLIENT_ID`) !== undefined;
  return named ? accessOf(reading, prefix, `another setting of ${prefix}* is set.`) : undefined;
}

/**
 * Reads what the settings say of an outside target.
 * @param because why an outside target is meant, where it is not a setting of one that says so
 * @returns nothing where they name none, or where what they say cannot be used
 */
export function readOutsideTarget(reading: SettingReader, because?: string): OutsideTarget | undefined {
  const url = reading.read('API_URL', as.asUrl);
  if (reading.text('API_URL') === undefined) {
    const set = targetSettings.find((name) => reading.text(name) !== undefined);
    const why = set === undefined ? because : `${set} is set.`;
    if (why !== undefined) reading.require('API_URL', why, 'the address of the target');
    return undefined;
  }
  const main = accessOf(reading, '', 'API_URL names an outside target.');
  const other = companion(reading, 'OTHER_');
  const optIn = companion(reading, 'OPTIN_');
  const closed = companion(reading, 'CLOSED_');
  const identity = readIdentity(reading);
  if (closed) reading.require('IDP_ISSUER', 'CLOSED_TENANT is set.', 'the address of the issuer that it trusts');
  const clockUrl = reading.text('CLOCK_CONTROL_URL');
  const customer = fixedLogin(reading);
  const network = readNetwork(reading, url);
  if (url === undefined || main === undefined) return undefined;
  if (clockUrl !== undefined && !as.isOfTarget(clockUrl, url))
    reading.problems.push(
      `CLOCK_CONTROL_URL is ${JSON.stringify(clockUrl)}, but must be an address of API_URL, ${url}.`,
    );
  if (as.isProduction(url) && reading.text('ALLOW_PRODUCTION') !== main.tenant)
    reading.problems.push(
      `API_URL is ${url}, which is production: it is refused unless ALLOW_PRODUCTION repeats the tenant's name, ${main.tenant}.`,
    );
  const companions = { ...(other && { other }), ...(optIn && { optIn }), ...(closed && { closed }) };
  const sessions = { ...(identity && { identity }), ...(customer && { customer }) };
  return { url, main, network, ...companions, ...sessions, ...(clockUrl !== undefined && { clockUrl }) };
}
