import type { JsonObject } from './json.ts';

/** Who a token speaks for: a guest of the storefront, a logged-in customer, or a back-office client. */
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
  /** Absent while no password was ever set: nobody can log in with it then. */
  readonly passwordHash?: string;
  /** Whether an employee chose the password and the customer has not changed it since. */
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
  /** Whether the opt-in link of the signup is still to be followed. */
  readonly awaitsOptIn: boolean;
  readonly createdAt: Date;
  readonly lastLogin?: Date;
}

export type MailedPurpose = 'password-reset' | 'email-change' | 'opt-in';

/** A secret sent by mail that stands for one customer and one purpose. */
export interface MailedToken {
  readonly value: string;
  readonly purpose: MailedPurpose;
  readonly customerId: string;
  /** The login e-mail of the account it is about. */
  readonly email: string;
  readonly expiresAt: Date;
  readonly used: boolean;
  /** Whether a newer token of the same purpose was asked for. */
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

/** A person vouched for by an identity provider. */
export interface Identity {
  readonly subject: string;
  readonly email: string;
  readonly firstName?: string;
  readonly lastName?: string;
  /** What the provider handed out and the answer passes on. */
  readonly socialAccessToken?: string;
  readonly socialIdToken?: string;
}
