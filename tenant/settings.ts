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
  /** The `config` of a token exchange. */
  readonly name: string;
  /** Its URL; its metadata is below it. */
  readonly issuer: string;
  /** Redeems the codes of social logins. */
  readonly clientId: string;
  readonly clientSecret?: string;
  /** The audience that a subject token needs; not checked if absent. */
  readonly audience?: string;
  /** The client that a subject token must be issued to; not checked if absent. */
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
  /** Whether a new customer has to follow a mailed link before it can log in. */
  readonly doubleOptIn: boolean;
  /** Whether token answers repeat their members in camelCase, as they did before 2025-11. */
  readonly legacyTokenMembers: boolean;
  /** Whether PUT is an alias of PATCH on the profile and on an address, as some storefronts send it. */
  readonly putAsPatch: boolean;
  readonly lifetimes: Lifetimes;
  readonly defaultSite: string;
  readonly defaultLanguage: string;
  readonly defaultCurrency: string;
  /** Whether the number of a deleted customer may be used again. */
  readonly recreationOfDeletedCustomer: boolean;
  /** The configured identity providers; the first one is the default. */
  readonly identityProviders: readonly IdentityProvider[];
  /** How a person of an identity provider is matched with a customer. Source: token exchange guide: ssoCustomerIdentifierField. */
  readonly customerIdentifier: 'EMAIL' | 'SUBJECT';
  /** Whether an unknown person of an identity provider is refused instead of created. */
  readonly autoprovisioningDisabled: boolean;
  readonly redirectUrls: RedirectUrls;
  readonly mailFrom: string;
}

/** The settings of a tenant that may be given; all have defaults. */
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

/** The members of a profile that default to the tenant's settings. Source: OpenAPI, CustomerCommonDto. */
export const defaultProfile = ({ defaultLanguage, defaultCurrency, defaultSite }: TenantSettings) => ({
  preferredLanguage: defaultLanguage,
  preferredCurrency: defaultCurrency,
  preferredSite: defaultSite,
});

/** Whether a tenant name is well formed. Source: OpenAPI, parameter `tenant`. */
export const isTenantName = (name: string): boolean => /^[a-z][a-z0-9]{2,15}$/.test(name);

/**
 * Adds defaults to the given settings. Client ids derive from the name; the secret is random.
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
