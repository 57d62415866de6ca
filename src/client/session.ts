import type { Change } from '../../contract/operation.ts';
import type { TenantAccess } from '../config/index.ts';
import type { AnonymousToken, CustomerToken, OptInCustomerToken, ServiceToken } from '../../schemas/index.ts';

/** What every session has. */
export interface Caller {
  readonly label: string;
  readonly access: TenantAccess;
  /** The bearer token; without one the caller is nobody in particular. */
  readonly bearer?: string;
}

/** Who is speaking: a label for the reader, the tenant that is spoken to, and the token that is shown. */
export interface Session extends Caller {
  /** Only a shared session limits what it may change. */
  readonly mayChange?: never;
}

/**
 * A session that tests of a worker share.
 * @typeParam May what each test may change of it; everything else can only be asked to be refused
 */
export interface SharedSession<May extends Change = never> extends Caller {
  readonly mayChange: readonly May[];
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

/** What a customer logs in with. */
export type Login = Pick<Customer, 'email' | 'password'>;

/** A guest that tests of a worker share. */
export type SharedGuest = Omit<Guest, 'mayChange'> & SharedSession;

/** A customer whom tests of a worker share. */
export type SharedCustomer<May extends Change = never> = Omit<Customer, 'mayChange'> & SharedSession<May>;

/** A service of the tenant, with the scopes of its key. */
export interface Service extends Session {
  readonly bearer: string;
  readonly token: ServiceToken;
}

/** The same session with another bearer, such as one that is not valid. */
export const withBearer = <Who extends Caller>(session: Who, bearer: string, label = session.label): Who => ({
  ...session,
  bearer,
  label,
});
