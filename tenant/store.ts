import type { AccessToken, ContactAssignment, Customer, LegalEntity, MailedToken, RefreshToken } from './model.ts';

/** The records of one tenant. They are replaced as a whole, never changed in place. */
export interface Store {
  readonly customers: Map<string, Customer>;
  /** Numbers of customers that were deleted. */
  readonly deletedCustomers: Set<string>;
  readonly mailedTokens: Map<string, MailedToken>;
  readonly legalEntities: Map<string, LegalEntity>;
  readonly assignments: Map<string, ContactAssignment>;
}

/** The tokens that the gateway in front of all tenants has issued. */
export interface TokenStore {
  readonly access: Map<string, AccessToken>;
  readonly refresh: Map<string, RefreshToken>;
}

export const createStore = (): Store => ({
  customers: new Map(),
  deletedCustomers: new Set(),
  mailedTokens: new Map(),
  legalEntities: new Map(),
  assignments: new Map(),
});

export const createTokenStore = (): TokenStore => ({ access: new Map(), refresh: new Map() });

/** Deletes the entries whose value meets a condition. */
export function deleteWhere<Value>(entries: Map<string, Value>, condition: (value: Value) => boolean): void {
  for (const [key, value] of entries) if (condition(value)) entries.delete(key);
}
