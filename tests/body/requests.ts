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
  type invalidBodies,
  type AllFixtures,
} from '../../fixtures/index.ts';

type Caller = Pick<AllFixtures, 'api' | 'target' | 'guest' | 'customer'>;

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
}

/** Apart from other members: a stale version would be refused for its own sake. */
const versioned = { metadata: { version: 1 } };

/** Every operation with a body. Without an inbox a mailed token is one that nobody mailed: then only refusals are seen. */
const requests = {
  signUp: ({ api, guest }) => {
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
  logIn: ({ api, guest, customer: { email, password } }) => {
    const body = { email, password };
    const send = (how: How) => api.as(guest).answer.logIn({ body, ...how });
    return { schema: 'PasswordAuthentication', body, needed: ['email', 'password'], send, succeeds: true };
  },
  requestEmailChange: ({ api, customer }) => {
    const body = { email: customer.email, password: customer.password, newEmail: anEmail(), syncContactEmail: true };
    const send = (how: How) => api.as(customer).answer.requestEmailChange({ body, ...how });
    return { schema: 'EmailChangeRequest', body, needed: ['email', 'password', 'newEmail'], send, succeeds: true };
  },
  confirmEmailChange: async ({ api, target: { inbox }, guest, customer }) => {
    const change = { email: customer.email, password: customer.password, newEmail: anEmail() };
    const ask = () => api.as(customer).requestEmailChange({ body: change });
    const body = { token: (await inbox?.tokenMailedTo(change.newEmail, ask)) ?? anUnknownId() };
    const send = (how: How) => api.as(guest).answer.confirmEmailChange({ body, ...how });
    return { schema: 'EmailChangeConfirmation', body, needed: ['token'], send, succeeds: inbox !== undefined };
  },
  requestPasswordReset: ({ api, guest, customer: { email } }) => {
    const body = { email };
    const send = (how: How) => api.as(guest).answer.requestPasswordReset({ body, ...how });
    const full = [{ email, site: 'main' }];
    return { schema: 'PasswordResetRequest', body, full, needed: ['email'], send, succeeds: true };
  },
  resetPassword: async ({ api, target: { inbox }, guest, customer: { email } }) => {
    const ask = () => api.as(guest).requestPasswordReset({ body: { email } });
    const body = { token: (await inbox?.tokenMailedTo(email, ask)) ?? anUnknownId(), password: aPassword() };
    const send = (how: How) => api.as(guest).answer.resetPassword({ body, ...how });
    const needed = ['token', 'password'];
    return { schema: 'PasswordResetUpdate', body, needed, send, succeeds: inbox !== undefined };
  },
  changePassword: ({ api, customer }) => {
    const body = { currentPassword: customer.password, newPassword: aPassword() };
    const send = (how: How) => api.as(customer).answer.changePassword({ body, ...how });
    return { schema: 'PasswordChange', body, needed: ['currentPassword', 'newPassword'], send, succeeds: true };
  },
  resendOptIn: ({ api, guest }) => {
    const body = { email: anEmail() };
    const send = (how: How) => api.as(guest).answer.resendOptIn({ body, ...how });
    return { schema: 'OptInResend', body, needed: ['email'], send, succeeds: false };
  },
  updateProfile: ({ api, customer }) => {
    const body = someDetails();
    const send = (how: How) => api.as(customer).answer.updateProfile({ body, ...how });
    const employed = { b2b: { companyRegistrationId: aMark() } };
    const full = [{ ...body, middleName: aWord(), contactEmail: customer.email, ...aMixin() }, employed, versioned];
    return { schema: 'CustomerPatch', body, full, needed: [], send, succeeds: true };
  },
  addAddress: ({ api, customer }) => {
    const body = anAddress();
    const send = (how: How) => api.as(customer).answer.addAddress({ body, ...how });
    return { schema: 'AddressCreate', body, full: [aFullAddress()], needed: [], send, succeeds: true };
  },
  updateAddress: async ({ api, customer }) => {
    const { id: addressId } = await api.as(customer).addAddress({ body: anAddress() });
    const body = { ...anAddress(), isDefault: true };
    const send = (how: How) => api.as(customer).answer.updateAddress({ addressId, body, ...how });
    const full = [{ ...aFullAddress(), isDefault: true }, versioned];
    return { schema: 'AddressUpdate', body, full, needed: [], send, succeeds: true };
  },
} satisfies Record<string, (given: Caller) => Request | Promise<Request>>;

export type RequestName = keyof typeof requests;

export const requestNames = Object.keys(requests) as readonly RequestName[];

/** A request that is right, ready to be sent. */
export const givenRequest = async (name: RequestName, given: Caller): Promise<Request> => requests[name](given);
