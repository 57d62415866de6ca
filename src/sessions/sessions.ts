import type { Customer as Profile, CustomerSignup } from '../../schemas/index.ts';
import type { Api } from '../client/api.ts';
import { aSignup } from '../test-data/builders.ts';
import { Blocked } from '../evidence/failures.ts';
import { recorder } from '../evidence/recorder.ts';
import { notRun } from '../evidence/not-run.ts';
import { createsCustomers, type ActivationMode } from '../config/signup-mode.ts';
import type { Change } from '../../contract/operation.ts';
import type { Customer, Guest, Service, Session, SharedCustomer } from '../client/session.ts';
import type { TenantAccess } from '../config/index.ts';
import type { Target } from '../target/target.ts';

/** At which tenant a customer signs up, and with what. Defaults: the tenant under test, and a built signup. */
export interface NewCustomerOptions {
  readonly access?: TenantAccess;
  readonly signup?: Partial<CustomerSignup>;
  readonly label?: string;
  /** The guest whose session signs up. */
  readonly guest?: Guest;
}

/** How a customer logs in another time; what is left out is as it was, and the guest a new one. */
interface NextLogin {
  readonly email?: string;
  readonly password?: string;
  readonly guest?: Guest;
  readonly label?: string;
}

const customerFrom = (
  access: TenantAccess,
  label: string,
  token: Customer['token'],
  who: Pick<Customer, 'id' | 'email' | 'password'>,
): Customer => ({
  label,
  access,
  bearer: token.access_token,
  token,
  id: who.id,
  email: who.email,
  password: who.password,
});

/** Brings sessions to life: guests, customers and services, through the operations under test themselves. */
export class Sessions {
  private readonly api: Api;
  private readonly target: Target;
  private readonly services = new Map<string, Service>();
  private readonly open = new Map<string, Customer>();
  private readonly shared = new Map<string, Customer>();
  private detectedMode: ActivationMode | undefined;
  private asFound: Profile | undefined;

  constructor(api: Api, target: Target) {
    this.api = api;
    this.target = target;
  }

  nobody(access = this.target.main): Session {
    return { label: 'nobody', access };
  }

  /** A new guest, with an anonymous token of its own. */
  async guest(access = this.target.main, label = 'guest'): Promise<Guest> {
    const token = await this.api.as(this.nobody(access)).logInAnonymously();
    return { label, access, bearer: token.access_token, token };
  }

  /** The tenant's service. Its token is asked for once. */
  async service(access = this.target.main): Promise<Service> {
    const known = this.services.get(access.tenant);
    if (known) return known;
    if (!access.service) throw new Error(`No service credentials are set for the tenant ${access.tenant}.`);
    const body = {
      grant_type: 'client_credentials' as const,
      client_id: access.service.id,
      client_secret: access.service.secret,
    };
    const token = await this.api.as(this.nobody(access)).requestServiceToken({ body });
    const service = { label: 'service', access, bearer: token.access_token, token };
    this.services.set(access.tenant, service);
    return service;
  }

  /** Forgets everybody, services' tokens as well, which a faulty tenant may have spoiled. */
  forget(): void {
    this.services.clear();
    this.open.clear();
    this.shared.clear();
  }

  /** Whether the customers of the tenant under test are new ones, and not the fixed one. */
  get createsCustomers(): boolean {
    const { provisioning } = this.target;
    return !provisioning || createsCustomers(provisioning);
  }

  /** Leaves a customer to the tests that share it: the end of a test neither removes it nor logs it out. */
  share(customer: Customer): void {
    this.shared.set(customer.id, customer);
    this.open.delete(customer.id);
  }

  /** Takes the shared customers back, so that the next clean-up leaves them as bare as any other. */
  unshare(): void {
    for (const customer of this.shared.values()) this.open.set(customer.id, customer);
    this.shared.clear();
  }

  /** Returns the customers of the test, each with the latest login, and forgets them. */
  takeOpen(): readonly Customer[] {
    const all = [...this.open.values()];
    this.open.clear();
    return all;
  }

  /** The profile of the fixed customer as the run found it; nothing of anybody else, who is the run's own. */
  initialProfile({ email }: Customer): Profile | undefined {
    return email === this.target.fixed?.email ? this.asFound : undefined;
  }

  /** How customers come to be at the tenant under test, as far as it is known yet. */
  get mode(): ActivationMode | undefined {
    return this.target.provisioning?.mode ?? this.detectedMode;
  }

  /** A new customer, signed up, activated where the tenant asks for it, and logged in. */
  async customer(newcomer: NewCustomerOptions = {}): Promise<Customer> {
    const { access = this.target.main, signup, label = 'customer' } = newcomer;
    if (!this.createsCustomers && access === this.target.main) return this.standIn(newcomer);
    this.foreseeSteps(access);
    const guest = newcomer.guest ?? (await this.guest(access));
    const body = aSignup(signup);
    const login = { email: body.signup?.email ?? body.email, password: body.signup?.password ?? body.password };
    let token: Customer['token'];
    let id = '';
    const signUp = async (): Promise<void> => {
      id = await this.signUp(guest, body);
    };
    if (access.tenant === this.target.optIn?.tenant && this.target.inbox) {
      const mailed = await this.target.inbox.tokenMailedTo(login.email, signUp);
      token = await this.api.as(guest).confirmOptIn({ token: mailed });
    } else {
      await signUp();
      token = await this.firstLogin(guest, login, id);
    }
    return this.keep(customerFrom(access, label, token, { id, ...login }));
  }

  /** A step that cannot be made is known before those that come before it. */
  private foreseeSteps(access: TenantAccess): void {
    this.api.foresee('logInAnonymously', { label: 'nobody', access });
    for (const step of ['signUp', 'logIn'] as const) this.api.foresee(step, { label: 'guest', access });
  }

  /** A companion tenant that takes no signups is as good as none. */
  private async signUp(guest: Guest, body: CustomerSignup): Promise<string> {
    if (guest.access === this.target.main) return (await this.api.as(guest).signUp({ body })).id;
    const { status, body: made } = await this.api.as(guest).answer.signUp({ body, expect: [201, 403] });
    return status === 201 && 'id' in made ? made.id : notRun(['second-tenant']);
  }

  /** The one customer who stands in for all newcomers: a test that needs another, or one who is as new, is not run. */
  private async standIn({ signup, label, guest }: NewCustomerOptions): Promise<Customer> {
    const customer = signup || label !== undefined || this.open.size > 0 ? undefined : await this.fixedCustomer(guest);
    if (!customer) return notRun(['signup']);
    this.asFound ??= await this.api.as(customer).getProfile({ expand: 'mixin:*' });
    return this.keep(customer);
  }

  /** The customer whom the settings name, logged in; nobody where they name none. */
  async fixedCustomer(guest?: Guest): Promise<Customer | undefined> {
    const { fixed, main } = this.target;
    if (!fixed) return undefined;
    const token = await this.api.as(guest ?? (await this.guest())).logIn({ body: fixed });
    const customer = customerFrom(main, 'customer', token, { id: '', ...fixed });
    const { id } = await this.api.as(customer).getProfile();
    return { ...customer, id };
  }

  private keep(customer: Customer): Customer {
    if (!this.shared.has(customer.id)) this.open.set(customer.id, customer);
    return customer;
  }

  /** The same customer with a new login; the e-mail or the password may have become another one. */
  async logIn(customer: Customer, own?: NextLogin): Promise<Customer>;
  /** A shared customer with a login of the test's own, which it may spend. */
  async logIn<May extends Change>(
    customer: SharedCustomer<May>,
    own?: Pick<NextLogin, 'guest' | 'label'>,
  ): Promise<SharedCustomer<May | 'session'>>;
  async logIn(
    customer: Customer | SharedCustomer<Change>,
    own: NextLogin = {},
  ): Promise<Customer | SharedCustomer<Change>> {
    const guest = own.guest ?? (await this.guest(customer.access));
    const login = { email: own.email ?? customer.email, password: own.password ?? customer.password };
    const token = await this.api.as(guest).logIn({ body: login });
    const { mayChange } = customer;
    const again = customerFrom(customer.access, own.label ?? customer.label, token, { id: customer.id, ...login });
    return mayChange ? { ...again, mayChange: [...mayChange, 'session'] } : this.keep(again);
  }

  /** Whether a customer is active at once is the tenant's choice (tutorial: Creating a new customer); a service activates the others. */
  private async firstLogin(
    guest: Guest,
    body: { email: string; password: string },
    id: string,
  ): Promise<Customer['token']> {
    if (this.mode !== 'by service' || guest.access !== this.target.main) {
      const answer = await this.api.as(guest).answer.logIn({ body, expect: [200, 400, 401, 403] });
      if (answer.status === 200) this.find('at once', guest);
      if (answer.status === 200) return answer.body as Customer['token'];
      if (!guest.access.service) return this.stayOutside(guest, answer.status);
    }
    const service = await this.service(guest.access);
    await this.api.as(service).patchCustomer({ customerNumber: id, body: { active: true, onHold: false } });
    const token = await this.api.as(guest).logIn({ body });
    this.find('by service', guest);
    return token;
  }

  private find(mode: ActivationMode, { access }: Session): void {
    if (access === this.target.main) this.detectedMode ??= mode;
  }

  /** A companion tenant that lets nobody in is as good as none; of the tenant under test it was found out before. */
  private stayOutside({ access }: Session, status: number): never {
    if (access !== this.target.main) return notRun(['second-tenant']);
    recorder.fail('blocked');
    throw new Blocked(
      `A customer who has just signed up cannot log in (${status}): this tenant activates customers by a service. Set SERVICE_CLIENT_ID and SERVICE_CLIENT_SECRET.`,
    );
  }
}
