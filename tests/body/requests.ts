import {
  aFullAddress,
  aFullSignup,
  aMark,
  aMixin,
  anAddress,
  anEmail,
  anUnknownId,
  aPassword,
  aSignup,
  aWord,
  someDetails,
  type AllFixtures,
  type Api,
  type Caller,
  type Customer,
  type invalidBodies,
} from '../../fixtures/index.ts';

/** Who makes requests. Where one would change what a customer logs in with, a new customer makes it, or the one that is given. */
type Given = Pick<AllFixtures, 'api' | 'sessions' | 'shared'> & {
  readonly target: Pick<AllFixtures['target'], 'inbox'>;
  readonly customer?: Customer;
};

const ownCustomer = async ({ sessions, customer }: Given): Promise<Customer> => customer ?? sessions.customer();

/** Sent as it is, or with a body that is wrong on purpose. */
type How =
  | { readonly expect?: never; readonly tamper?: never }
  | {
      readonly expect: 'refusal';
      readonly tamper: { readonly body?: unknown } | { readonly bytes: Buffer } | { readonly contentType: string };
    };

/** A right request with a body, with the one who may make it. */
interface Request {
  readonly schema: Parameters<typeof invalidBodies>[0];
  readonly body: object;
  /** The members that it cannot do without. */
  readonly needed: readonly string[];
  /** Right bodies that have every declared member between them, where `body` has not. */
  readonly full?: readonly object[];
  readonly send: (how: How) => Promise<{ readonly status: number; readonly body: unknown }>;
  /** Whether it succeeds as it is on every target. */
  readonly succeeds: boolean;
  /** Whose data it might change. */
  readonly owner?: Caller;
}

/** Apart from other members: a stale version would be refused for its own sake. */
const versioned = { metadata: { version: 1 } };

/** Every operation with a body. Without an inbox a mailed token is one that nobody mailed: then only refusals are seen. */
const requests = {
  signUp: async ({ api, shared }) => {
    const guest = await shared.guest();
    const all = aFullSignup();
    // One e-mail for all of them: a refused signup that left an account behind shows when the right one is sent.
    const body = aSignup({ email: all.email });
    const send = (how: How) => api.as(guest).answer.signUp({ body, ...how });
    const employed = {
      ...body,
      customerDetails: { ...body.customerDetails, company: aMark(), b2b: { companyRegistrationId: aMark() } },
    };
    const full = [all, employed];
    return { schema: 'CustomerSignup', body, full, needed: ['email', 'password'], send, succeeds: true };
  },
  logIn: async ({ api, sessions, shared }) => {
    const [guest, owner] = [await sessions.guest(), await shared.customer()];
    const body = { email: owner.email, password: owner.password };
    const send = (how: How) => api.as(guest).answer.logIn({ body, ...how });
    return { schema: 'PasswordAuthentication', body, needed: ['email', 'password'], send, succeeds: true, owner };
  },
  requestEmailChange: async ({ api, shared }) => {
    const owner = await shared.customer();
    const body = { email: owner.email, password: owner.password, newEmail: anEmail(), syncContactEmail: true };
    const send = (how: How) => api.as(owner).answer.requestEmailChange({ body, ...how });
    return {
      schema: 'EmailChangeRequest',
      body,
      needed: ['email', 'password', 'newEmail'],
      send,
      succeeds: true,
      owner,
    };
  },
  confirmEmailChange: async (given) => {
    const { api, shared, target } = given;
    const { inbox } = target;
    const [guest, owner] = [await shared.guest(), await ownCustomer(given)];
    const change = { email: owner.email, password: owner.password, newEmail: anEmail() };
    const ask = () => api.as(owner).requestEmailChange({ body: change });
    const body = { token: (await inbox?.tokenMailedTo(change.newEmail, ask)) ?? anUnknownId() };
    const send = (how: How) => api.as(guest).answer.confirmEmailChange({ body, ...how });
    return { schema: 'EmailChangeConfirmation', body, needed: ['token'], send, succeeds: inbox !== undefined, owner };
  },
  requestPasswordReset: async ({ api, shared }) => {
    const [guest, owner] = [await shared.guest(), await shared.customer()];
    const { email } = owner;
    const body = { email };
    const send = (how: How) => api.as(guest).answer.requestPasswordReset({ body, ...how });
    const full = [{ email, site: 'main' }];
    return { schema: 'PasswordResetRequest', body, full, needed: ['email'], send, succeeds: true, owner };
  },
  resetPassword: async (given) => {
    const { api, shared, target } = given;
    const { inbox } = target;
    const [guest, owner] = [await shared.guest(), await ownCustomer(given)];
    const { email } = owner;
    const ask = () => api.as(guest).requestPasswordReset({ body: { email } });
    const body = { token: (await inbox?.tokenMailedTo(email, ask)) ?? anUnknownId(), password: aPassword() };
    const send = (how: How) => api.as(guest).answer.resetPassword({ body, ...how });
    const needed = ['token', 'password'];
    return { schema: 'PasswordResetUpdate', body, needed, send, succeeds: inbox !== undefined, owner };
  },
  changePassword: async (given) => {
    const owner = await ownCustomer(given);
    const body = { currentPassword: owner.password, newPassword: aPassword() };
    const send = (how: How) => given.api.as(owner).answer.changePassword({ body, ...how });
    return { schema: 'PasswordChange', body, needed: ['currentPassword', 'newPassword'], send, succeeds: true, owner };
  },
  resendOptIn: async ({ api, shared }) => {
    const guest = await shared.guest();
    const body = { email: anEmail() };
    const send = (how: How) => api.as(guest).answer.resendOptIn({ body, ...how });
    return { schema: 'OptInResend', body, needed: ['email'], send, succeeds: false };
  },
  updateProfile: async ({ api, shared }) => {
    const owner = await shared.regularCustomer();
    const body = someDetails();
    const send = (how: How) => api.as(owner).answer.updateProfile({ body, ...how });
    const employed = { b2b: { companyRegistrationId: aMark() } };
    const full = [{ ...body, middleName: aWord(), contactEmail: owner.email, ...aMixin() }, employed, versioned];
    return { schema: 'CustomerPatch', body, full, needed: [], send, succeeds: true, owner };
  },
  addAddress: async ({ api, shared }) => {
    const owner = await shared.regularCustomer();
    const body = anAddress();
    const send = (how: How) => api.as(owner).answer.addAddress({ body, ...how });
    return { schema: 'AddressCreate', body, full: [aFullAddress()], needed: [], send, succeeds: true, owner };
  },
  updateAddress: async ({ api, shared }) => {
    const owner = await shared.regularCustomer();
    const { id: addressId } = await api.as(owner).addAddress({ body: anAddress() });
    const body = { ...anAddress(), isDefault: true };
    const send = (how: How) => api.as(owner).answer.updateAddress({ addressId, body, ...how });
    const full = [{ ...aFullAddress(), isDefault: true }, versioned];
    return { schema: 'AddressUpdate', body, full, needed: [], send, succeeds: true, owner };
  },
} satisfies Record<string, (given: Given) => Promise<Request>>;

export type RequestName = keyof typeof requests;

export const requestNames = Object.keys(requests) as readonly RequestName[];

/** A request that is right, ready to be sent. */
export const givenRequest = (name: RequestName, given: Given): Promise<Request> => requests[name](given);

/** What a request might change of its owner, where it has one. */
export const stateOf = async (api: Api, owner: Caller | undefined) =>
  owner && api.as(owner).getProfile({ expand: 'addresses' });
