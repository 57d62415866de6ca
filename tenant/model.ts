import type { JsonObject } from './json.ts';

/** The owner of a token: a guest of the storefront, a logged-in customer, or a back-office service. */
export type TokenKind = 'anonymous' | 'customer' | 'service';

export interface AccessToken {
  readonly value: string;
  readonly kind: TokenKind;
  readonly tenant: string;
  readonly sessionId: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Date;
  /** Set for customers. */
  readonly customerId?: string;
  /** The e-mail the customer logged in with. */
  readonly email?: string;
  /** The company the session is scoped to. */
  readonly legalEntityId?: string;
}

export interface RefreshToken {
  readonly value: string;
  readonly kind: 'anonymous' | 'customer';
  readonly tenant: string;
  readonly clientId: string;
  readonly sessionId: string;
  readonly expiresAt: Date;
  readonly customerId?: string;
  readonly email?: string;
}

export interface Account {
  /** The e-mail that logs in. */
  readonly email: string;
  /** Absent until a password is set; nobody can log in before that. */
  readonly passwordHash?: string;
  /** Whether a service chose the password and the customer has not changed it since. */
  readonly initialPassword: boolean;
  /** The customer's identifier at the identity provider. */
  readonly providerId?: string;
}

export interface Address {
  readonly id: string;
  readonly isDefault: boolean;
  readonly version: number;
  /** The documented members, `tags`, `mixins` and `metadata.mixins`; never `id`, `isDefault` or the version. */
  readonly fields: JsonObject;
}

export interface Customer {
  readonly id: string;
  readonly version: number;
  /** The documented members of a profile, `contactEmail`, `mixins`, `b2b` and `metadata.mixins`. */
  readonly profile: JsonObject;
  readonly accounts: readonly Account[];
  readonly addresses: readonly Address[];
  readonly active: boolean;
  readonly onHold: boolean;
  /** Whether the opt-in link of the signup has not been followed yet. */
  readonly awaitsOptIn: boolean;
  readonly createdAt: Date;
  readonly lastLogin?: Date;
}

export type MailedPurpose = 'password-reset' | 'email-change' | 'opt-in';

/** A one-time token sent by mail, for one customer and one purpose. */
export interface MailedToken {
  readonly value: string;
  readonly purpose: MailedPurpose;
  readonly customerId: string;
  /** The login e-mail of the account. */
  readonly email: string;
  readonly expiresAt: Date;
  readonly used: boolean;
  /** Whether a newer token of the same purpose was issued. */
  readonly superseded: boolean;
  readonly newEmail?: string;
  readonly syncContactEmail?: boolean;
}

export interface LegalEntity {
  readonly id: string;
  readonly fields: JsonObject;
  readonly createdAt: Date;
}

export interface ContactAssignment {
  readonly id: string;
  readonly legalEntityId: string;
  readonly customerId: string;
  readonly fields: JsonObject;
}

/** Whether a customer is assigned to a company. */
export const isAssigned = (
  assignments: Iterable<ContactAssignment>,
  customerId: string,
  legalEntityId: string,
): boolean => [...assignments].some((one) => one.customerId === customerId && one.legalEntityId === legalEntityId);

/** A person as an identity provider describes it. */
export interface Identity {
  readonly subject: string;
  readonly email: string;
  readonly firstName?: string;
  readonly lastName?: string;
  /** The provider's own tokens, which the answer passes on. */
  readonly socialAccessToken?: string;
  readonly socialIdToken?: string;
}
