import { isDeepStrictEqual } from 'node:util';
import type { Customer as Profile } from '../../schemas/index.ts';
import type { Api } from '../client/api.ts';
import type { Caller, Customer, SharedCustomer, SharedGuest } from '../client/session.ts';
import type { CreatedResources } from '../ledger/created-resources.ts';
import type { PlainCall } from '../../contract/calls.ts';
import type { OperationName } from '../../contract/operations/index.ts';
import { bodyOf } from './fixed-customer-guard.ts';
import { aSharedSignup } from '../test-data/builders.ts';
import type { Sessions } from './sessions.ts';

/** What the tests of a worker share. */
type Role = 'customer' | 'stranger' | 'regular customer' | 'returning customer';

const unchanged = ['customer', 'stranger'] as const satisfies readonly Role[];

/** Those whose tokens no test spends. */
const unspent = [...unchanged, 'regular customer'] as const satisfies readonly Role[];
/** How many tests change one customer before the next takes its place, as what they leave with it adds up. */
const changesOfOne = 30;
/** A token is renewed when this part of its lifetime is over. */
const renewal = 0.5;

/** Members that a login changes, or that count changes. */
const moving = ['lastLogin', 'metadata'];
function changedMembers(before: Profile, now: Profile): readonly string[] {
  const [one, other] = [new Map(Object.entries(before)), new Map(Object.entries(now))];
  const names = [...new Set([...one.keys(), ...other.keys()])].filter((name) => !moving.includes(name));
  return names.filter((name) => !isDeepStrictEqual(one.get(name), other.get(name)));
}

interface Kept<Who extends Caller> {
  readonly who: Who;
  readonly until: number;
}

const untilOf = ({ expires_in }: { readonly expires_in: number }): number => Date.now() + expires_in * 1000 * renewal;

/**
 * Guests and customers that the tests of a worker share, each made when a test first asks for it. What tests may change of one stands
 * in its type. A failing test ends its worker, so that none inherits what it may have spoiled.
 */
export class SharedSessions {
  private readonly api: Api;
  private readonly sessions: Sessions;
  private readonly created: CreatedResources;
  private keptGuest: Kept<SharedGuest> | undefined;
  private readonly customers = new Map<Role, Kept<Customer>>();
  /** How a customer of whom nothing is changed was found; nothing where that could not be read. */
  private readonly profiles = new Map<Role, Profile | undefined>();
  private readonly forOneTest: boolean;
  private changes = 0;
  private made = 0;

  /** @param forOneTest whether each test has its own, so that what it asks does not depend on the tests before it */
  constructor(api: Api, sessions: Sessions, created: CreatedResources, { forOneTest = false } = {}) {
    this.api = api;
    this.forOneTest = forOneTest;
    this.sessions = sessions;
    this.created = created;
    api.addGuard((name, _, call) => {
      this.protect(name, call);
    });
  }

  /** A guest who logs nobody in: a tenant may end its token at the login. */
  async guest(): Promise<SharedGuest> {
    if (!this.keptGuest || this.keptGuest.until < Date.now()) {
      const guest = await this.sessions.guest();
      this.keptGuest = { who: { ...guest, mayChange: [] }, until: untilOf(guest.token) };
    }
    return this.keptGuest.who;
  }

  /** A customer of whom nothing is changed; tests compare it with another by the label. */
  async customer(role: (typeof unchanged)[number] = 'customer'): Promise<SharedCustomer> {
    return { ...(await this.keep(role)), mayChange: [] };
  }

  /** A customer whose profile and addresses change from test to test. */
  async regularCustomer(): Promise<SharedCustomer<'profile' | 'addresses'>> {
    if (++this.changes > changesOfOne) {
      this.changes = 1;
      this.customers.delete('regular customer');
    }
    return { ...(await this.keep('regular customer')), mayChange: ['profile', 'addresses'] };
  }

  /** A customer with a login that the test may spend; no other test depends on one of its logins. */
  async returningCustomer(): Promise<SharedCustomer<'session' | 'addresses'>> {
    const isNew = !this.customers.has('returning customer');
    const customer: SharedCustomer<'addresses'> = {
      ...(await this.keep('returning customer')),
      mayChange: ['addresses'],
    };
    return isNew ? { ...customer, mayChange: ['session', 'addresses'] } : this.sessions.logIn(customer);
  }

  /** Forgets everybody, as the data of the tenant is gone, or the fixed customer of a test given back. */
  forget(): void {
    this.keptGuest = undefined;
    this.customers.clear();
    this.profiles.clear();
    this.changes = 0;
  }

  /**
   * After a failed test, which may have spoiled them, all are made anew; the fixed customer stands in for one test at a time. Of new ones
   * it is noted how they are: here, where no test fails for what is read.
   */
  async endTest({ failed }: { readonly failed: boolean }): Promise<void> {
    if (failed || this.forOneTest || !this.sessions.createsCustomers) this.forget();
    for (const role of unchanged)
      if (this.customers.has(role) && !this.profiles.has(role))
        this.profiles.set(role, await this.profileOf(role).catch(() => undefined));
  }

  /**
   * Says whether the customers of whom no test changes anything are as they were made.
   * @throws Error where the tenant has changed one all the same
   */
  async verify(): Promise<void> {
    for (const [role, before] of this.profiles) {
      const now = before && (await this.profileOf(role).catch(() => undefined));
      const changed = now ? changedMembers(before, now) : [];
      if (changed.length > 0)
        throw new Error(
          `The shared ${role} is not as it was made: ${changed.join(', ')} changed, though no test was to change it. Run with one worker to find the test whose refused request took effect.`,
        );
    }
  }

  /**
   * What no type can tell: another's call may spend the refresh token of somebody shared, or try a wrong password until the account is
   * locked.
   */
  private protect(name: OperationName, call: PlainCall): void {
    const { email, password } = bodyOf(call);
    const owner = [...this.customers.values()].find(({ who }) => who.email === email)?.who;
    const isTry = name === 'logIn' && typeof password === 'string' && password !== '';
    if (isTry && owner && password !== owner.password)
      throw new Error('A shared customer meets no wrong password, which may lock it: ask for a customer of your own.');
    const kept = [this.keptGuest, ...unspent.map((role) => this.customers.get(role))];
    const spent = [call['refreshToken'], call['refresh_token']].filter((token) => token !== undefined);
    if (kept.some((each) => spent.some((token) => token === each?.who.token.refresh_token)))
      throw new Error('The refresh token of somebody shared is not spent: ask for a login or a guest of your own.');
  }

  private async profileOf(role: Role): Promise<Profile | undefined> {
    const customer = await this.keep(role);
    const { status, body } = await this.api.as(customer).answer.getProfile({ expand: 'addresses', expect: 'declared' });
    return status === 200 ? (body as Profile) : undefined;
  }

  private async keep(role: Role): Promise<Customer> {
    const kept = this.customers.get(role);
    if (kept && kept.until > Date.now()) return kept.who;
    const who = kept ? await this.sessions.logIn(kept.who) : await this.signUp(role);
    this.customers.set(role, { who, until: untilOf(who.token) });
    return who;
  }

  private async signUp(role: Role): Promise<Customer> {
    const label = role === 'stranger' ? { label: role } : {};
    if (!this.sessions.createsCustomers) return this.sessions.customer(label);
    const signup = aSharedSignup(`${role} ${++this.made}`);
    const customer = await this.created.share(() => this.sessions.customer({ ...label, signup }));
    this.sessions.share(customer);
    return customer;
  }
}
