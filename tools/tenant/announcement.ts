import type { RunningIdentityProvider, RunningTenant } from '../../tenant/index.ts';

type Pairs = Readonly<Record<string, string | undefined>>;

/** The settings that name one tenant; none for a tenant that is not there. */
const access = (prefix: string, tenant: RunningTenant['tenants'][number] | undefined): Pairs =>
  tenant === undefined
    ? {}
    : {
        [`${prefix}TENANT`]: tenant.name,
        [`${prefix}STOREFRONT_CLIENT_ID`]: tenant.storefrontClientId,
        [`${prefix}SERVICE_CLIENT_ID`]: tenant.serviceClientId,
        [`${prefix}SERVICE_CLIENT_SECRET`]: tenant.serviceClientSecret,
      };

/** The settings that let a suite log in at a provider, and those of what the tenants do not take from it. */
export const identitySettings = (provider: RunningIdentityProvider): Readonly<Record<string, string>> => ({
  IDP_ISSUER: provider.issuer,
  IDP_CLIENT_ID: provider.client.id,
  IDP_CLIENT_SECRET: provider.client.secret,
  IDP_USER: provider.user,
  IDP_PASSWORD: provider.password,
  IDP_CONFIG: provider.trust[0]?.name ?? '',
  IDP_REDIRECT_URI: provider.redirectUri,
  IDP_OTHER_ISSUER: provider.otherIssuer,
  IDP_OTHER_AUDIENCE: provider.otherAudience,
  IDP_OTHER_CLIENT_ID: provider.otherClient.id,
  IDP_OTHER_CLIENT_SECRET: provider.otherClient.secret,
});

/** What a suite needs to know to speak to these servers, ready to paste into a shell or an env file. */
export function announcement(
  { url, tenants: [main, other, optIn, closed] }: RunningTenant,
  provider: RunningIdentityProvider | undefined,
  clockControl: boolean,
): string {
  const pairs: Pairs = {
    API_URL: url,
    ...access('', main),
    ...access('OTHER_', other),
    ...access('OPTIN_', optIn),
    ...access('CLOSED_', closed),
    ...(provider && identitySettings(provider)),
    ...(clockControl && { CLOCK_CONTROL_URL: `${url}/-/clock` }),
  };
  return Object.entries(pairs)
    .map(([key, value]) => `${key}=${value ?? ''}`)
    .join(' ');
}
