import type { TenantAccess } from '../config/index.ts';
import type { AnonymousToken, CustomerToken, OptInCustomerToken, ServiceToken } from '../../schemas/index.ts';

/** Who is speaking: a label for the reader, the tenant that is spoken to, and the token that is shown. */
export interface Session {
  readonly label: string;
  readonly access: TenantAccess;
  /** The bearer token; without one the caller is nobody in particular. */
  readonly bearer?: string;
}

/** The holder of an anonymous token. */
export interface Guest extends Session {
  readonly bearer: string;
  readonly token: AnonymousToken;
}

/** A customer who is logged in. */
export interface Customer extends Session {
  readonly bearer: string;
  /** What the login answered, or the confirmation of a signup, which says less. */
  readonly token: CustomerToken | OptInCustomerToken;
  /** The customer's id, which is the customer's number too. */
  readonly id: string;
  readonly email: string;
  readonly password: string;
}

/** A service of the tenant, with the scopes of its key. */
export interface Service extends Session {
  readonly bearer: string;
  readonly token: ServiceToken;
}

/** The same session with another bearer, such as one that is not valid. */
export const withBearer = <Who extends Session>(session: Who, bearer: string, label = session.label): Who => ({
  ...session,
  bearer,
  label,
});
