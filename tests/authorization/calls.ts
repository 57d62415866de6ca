import {
  anAddress,
  anEmail,
  anUnknownId,
  aPassword,
  aSignup,
  aWord,
  type Api,
  type Caller,
  type Calls as Operations,
  type Customer,
  type SharedCustomer,
} from '../../fixtures/index.ts';

/** How a call is made: rightly, with an open end, or at a tenant where it is refused. */
type How =
  | { readonly expect?: never; readonly tamper?: never }
  | { readonly expect: 'declared' }
  | { readonly expect: 'refusal'; readonly tamper: { readonly tenant: string } };

/** A call with right arguments, waiting for a speaker. */
interface Call {
  /** Who may make it. */
  readonly by: 'guest' | 'customer';
  readonly ask: (who: Operations, how: How) => Promise<{ readonly status: number; readonly body: unknown }>;
}

const byGuest = (ask: Call['ask']): Call => ({ by: 'guest', ask });
const byCustomer = (ask: Call['ask']): Call => ({ by: 'customer', ask });

/** A login of a customer: what of it the calls are about. */
type Asking = Pick<Customer, 'email' | 'password' | 'bearer' | 'token'>;

/** The guarded operations, each with arguments that are right for this login; without an address none is reached. */
export function callsFor({ email, password, bearer, token }: Asking, addressId = anUnknownId()) {
  const signup = aSignup();
  const mailed = anUnknownId();
  const newPassword = aPassword();
  const newEmail = anEmail();
  const company = aWord();
  const redirect_uri = 'https://shop.example.test/callback';
  return {
    getGuestProfile: byGuest((who, how) => who.answer.getGuestProfile({ ...how })),
    signUp: byGuest((who, how) => who.answer.signUp({ body: signup, ...how })),
    logIn: byGuest((who, how) => who.answer.logIn({ body: { email, password }, ...how })),
    refreshToken: byGuest((who, how) => who.answer.refreshToken({ refreshToken: token.refresh_token, ...how })),
    requestPasswordReset: byGuest((who, how) => who.answer.requestPasswordReset({ body: { email }, ...how })),
    resetPassword: byGuest((who, how) =>
      who.answer.resetPassword({ body: { token: mailed, password: newPassword }, ...how }),
    ),
    confirmEmailChange: byGuest((who, how) => who.answer.confirmEmailChange({ body: { token: mailed }, ...how })),
    confirmOptIn: byGuest((who, how) => who.answer.confirmOptIn({ token: mailed, ...how })),
    resendOptIn: byGuest((who, how) => who.answer.resendOptIn({ body: { email: newEmail }, ...how })),
    logInSocially: byGuest((who, how) => who.answer.logInSocially({ code: mailed, redirect_uri, ...how })),
    exchangeToken: byGuest((who, how) => who.answer.exchangeToken({ subjectAccessToken: mailed, ...how })),
    getProfile: byCustomer((who, how) => who.answer.getProfile({ ...how })),
    updateProfile: byCustomer((who, how) => who.answer.updateProfile({ body: { company }, ...how })),
    addAddress: byCustomer((who, how) => who.answer.addAddress({ body: anAddress(), ...how })),
    listAddresses: byCustomer((who, how) => who.answer.listAddresses({ ...how })),
    getAddress: byCustomer((who, how) => who.answer.getAddress({ addressId, ...how })),
    updateAddress: byCustomer((who, how) => who.answer.updateAddress({ addressId, body: { city: aWord() }, ...how })),
    addAddressTags: byCustomer((who, how) => who.answer.addAddressTags({ addressId, tags: 'added', ...how })),
    removeAddressTags: byCustomer((who, how) => who.answer.removeAddressTags({ addressId, tags: 'removed', ...how })),
    removeAddress: byCustomer((who, how) => who.answer.removeAddress({ addressId, ...how })),
    validateToken: byCustomer((who, how) => who.answer.validateToken({ ...how })),
    requestEmailChange: byCustomer((who, how) =>
      who.answer.requestEmailChange({ body: { email, password, newEmail }, ...how }),
    ),
    changePassword: byCustomer((who, how) =>
      who.answer.changePassword({ body: { currentPassword: password, newPassword }, ...how }),
    ),
    logOut: byCustomer((who, how) => who.answer.logOut({ accessToken: bearer, ...how })),
  } satisfies Record<string, Call>;
}

export type Calls = ReturnType<typeof callsFor>;
export type CallName = keyof Calls;

/** The names of all calls that a guest or a customer may make. */
export const namesOf = (calls: Calls, by: Call['by']): readonly CallName[] =>
  (Object.keys(calls) as CallName[]).filter((name) => calls[name].by === by);

/**
 * The calls that are right for a customer, and for an address that has tags to add to and to remove from.
 * @param asking the login that they are about, where a call may spend it
 */
export async function givenCalls(
  api: Api,
  customer: SharedCustomer<'profile' | 'addresses'>,
  asking: Asking = customer,
): Promise<Calls> {
  const { id } = await api.as(customer).addAddress({ body: anAddress({ tags: ['kept', 'removed'] }) });
  return callsFor(asking, id);
}

/** What these calls would change of a customer. The customer has spoken then: the next caller is seen to inherit nothing. */
export async function stateOf(api: Api, customer: Caller) {
  const { company, contactEmail, accounts, addresses } = await api.as(customer).getProfile({ expand: 'addresses' });
  const byId = [...(addresses ?? [])].sort((one, other) => (one.id < other.id ? -1 : 1));
  return { company, contactEmail, accounts, addresses: byId };
}
