import { randomBytes } from 'node:crypto';

/** Lifetimes of everything that expires, in seconds. */
export interface Lifetimes {
  readonly anonymousAccess: number;
  readonly anonymousRefresh: number;
  readonly customerAccess: number;
  readonly customerRefresh: number;
  readonly service: number;
  readonly mailedToken: number;
}

/** Where the links of the mails lead; `?token=<token>` is appended. */
export interface RedirectUrls {
  readonly passwordReset: string;
  readonly emailChange: string;
  readonly optIn: string;
}

/** An identity provider that a tenant trusts. Source: token exchange guide: Configuration. */
export interface IdentityProvider {
  /** What a token exchange calls it by, its `config`. */
  readonly name: string;
  /** Its address, below which it tells of itself. */
  readonly issuer: string;
  /** Redeems the codes of social logins. */
  readonly clientId: string;
  readonly clientSecret?: string;
  /** Whom a subject token has to be meant for; not looked at when left out. */
  readonly audience?: string;
  /** The client that a subject token has to be issued to; not looked at when left out. */
  readonly authorizedParty?: string;
}

/** Everything that may differ between two tenants. */
export interface TenantSettings {
  readonly name: string;
  readonly storefrontClientId: string;
  readonly serviceClientId: string;
  readonly serviceClientSecret: string;
  /** The scopes of the service client's key. */
  readonly serviceScopes: readonly string[];
  /** Whether anybody may sign up. */
  readonly signupOpen: boolean;
  /** Whether a new customer may log in at once. */
  readonly activeOnCreation: boolean;
  /** Whether a new customer starts suspended. */
  readonly onHoldOnCreation: boolean;
  /** Whether a signup counts only after the mailed link was followed. */
  readonly doubleOptIn: boolean;
  /** Whether token answers repeat their members in camelCase, as they did before 2025-11. */
  readonly legacyTokenMembers: boolean;
  /** Whether PUT is taken as an alias of PATCH on the profile and on an address, as storefronts in the field send it. */
  readonly putAsPatch: boolean;
  readonly lifetimes: Lifetimes;
  readonly defaultSite: string;
  readonly defaultLanguage: string;
  readonly defaultCurrency: string;
  /** Whether the number of a deleted customer may be used again. */
  readonly recreationOfDeletedCustomer: boolean;
  /** The configured identity providers; the first one is the default. */
  readonly identityProviders: readonly IdentityProvider[];
  /** What a person coming from an identity provider is known by. Source: token exchange guide: ssoCustomerIdentifierField. */
  readonly customerIdentifier: 'EMAIL' | 'SUBJECT';
  /** Whether an unknown person coming from an identity provider is refused instead of created. */
  readonly autoprovisioningDisabled: boolean;
  readonly redirectUrls: RedirectUrls;
  readonly mailFrom: string;
}

/** What may be given for a tenant; everything else is defaulted. */
export type TenantInput = Partial<Omit<TenantSettings, 'lifetimes' | 'redirectUrls'>> & {
  readonly lifetimes?: Partial<Lifetimes>;
  readonly redirectUrls?: Partial<RedirectUrls>;
};

/** OpenAPI examples: 3599 and 86399 for guests, 2591999 and 86399 for customers, 14399 for services; the mailed token is our choice. */
export const defaultLifetimes: Lifetimes = {
  anonymousAccess: 3599,
  anonymousRefresh: 86399,
  customerAccess: 2591999,
  customerRefresh: 86399,
  service: 14399,
  mailedToken: 86400,
};

const defaultServiceScopes = [
  'customer.customer_read',
  'customer.customer_manage',
  'customermanagement.legalentity_read',
  'customermanagement.legalentity_manage',
  'customermanagement.contactassignment_read',
  'customermanagement.contactassignment_manage',
];

/** Whether a tenant name is well formed. Source: OpenAPI, parameter `tenant`. */
export const isTenantName = (name: string): boolean => /^[a-z][a-z0-9]{2,15}$/.test(name);

/**
 * Completes what was given for a tenant. Client ids follow from the name, the secret is random.
 * @throws Error when the name or a lifetime cannot be used.
 */
export function completeSettings(given: TenantInput): TenantSettings {
  const name = given.name ?? 'acme';
  if (!isTenantName(name)) {
    throw new Error(
      `tenant name: found "${name}", expected 3 to 16 lowercase letters and digits, beginning with a letter`,
    );
  }
  for (const member of ['storefrontClientId', 'serviceClientId', 'serviceClientSecret'] as const) {
    const found = given[member];
    if (found !== undefined && !/^\S+$/.test(found)) {
      throw new Error(`${member}: found an empty text or one with blanks, expected a text without blanks`);
    }
  }
  const lifetimes = { ...defaultLifetimes, ...given.lifetimes };
  for (const [lifetime, seconds] of Object.entries(lifetimes)) {
    if (!Number.isInteger(seconds) || seconds < 1) {
      throw new Error(`lifetime ${lifetime}: found ${String(seconds)}, expected a whole number of seconds above zero`);
    }
  }
  return {
    storefrontClientId: `${name}-storefront`,
    serviceClientId: `${name}-service`,
    serviceClientSecret: randomBytes(24).toString('base64url'),
    serviceScopes: defaultServiceScopes,
    signupOpen: true,
    activeOnCreation: true,
    onHoldOnCreation: false,
    doubleOptIn: false,
    legacyTokenMembers: false,
    putAsPatch: true,
    defaultSite: 'main',
    defaultLanguage: 'en_US',
    defaultCurrency: 'USD',
    recreationOfDeletedCustomer: false,
    identityProviders: [],
    customerIdentifier: 'EMAIL',
    autoprovisioningDisabled: false,
    mailFrom: `no-reply@${name}.example`,
    ...given,
    name,
    lifetimes,
    redirectUrls: {
      passwordReset: `https://${name}.example/reset-password`,
      emailChange: `https://${name}.example/change-email`,
      optIn: `https://${name}.example/activate`,
      ...given.redirectUrls,
    },
  };
}
