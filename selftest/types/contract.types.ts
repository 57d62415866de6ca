import type { Api } from '../../src/client/api.ts';
import type { Customer, Guest, SharedCustomer, SharedGuest } from '../../src/client/session.ts';
import type { Sessions } from '../../src/sessions/sessions.ts';
import { verifies } from '../../fixtures/verifies.ts';

/**
 * What must not compile. `npm run check` fails when one of these lines does: an expected error that does not come is an error.
 * Nothing here is ever run.
 */
export async function promises(api: Api, customer: Customer, guest: Guest): Promise<void> {
  // @ts-expect-error -- an operation without a row
  void api.as(customer).teleport;

  // @ts-expect-error -- a status that the operation does not declare
  await api.as(customer).getProfile({ expect: 418 });

  // @ts-expect-error -- one undeclared status among declared ones
  await api.as(customer).getProfile({ expect: [200, 418] });

  // @ts-expect-error -- a path parameter is left out
  await api.as(customer).getAddress({});

  // @ts-expect-error -- no arguments at all where a path parameter is needed
  await api.as(customer).getAddress();

  // @ts-expect-error -- a required query parameter is left out
  await api.as(guest).refreshToken({});

  // @ts-expect-error -- a required member of the body is left out
  await api.as(guest).logIn({ body: { email: 'someone@example.test' } });

  // @ts-expect-error -- a member that the answer does not have
  void (await api.as(customer).getProfile()).shoeSize;

  // @ts-expect-error -- the body of a refusal is no profile
  void (await api.as(customer).getProfile({ expect: 403 })).customerNumber;

  // @ts-expect-error -- a status of the platform is for tampered calls only
  await api.as(customer).getProfile({ expect: 405 });

  // @ts-expect-error -- a requirement that does not exist
  verifies('address.patch.mergs');

  // @ts-expect-error -- a test verifies something
  verifies();
}

interface Sharing {
  readonly sharedGuest: SharedGuest;
  readonly sharedCustomer: SharedCustomer;
  readonly regularCustomer: SharedCustomer<'profile' | 'addresses'>;
  readonly returningCustomer: SharedCustomer<'session'>;
}

/** What must not compile either: a shared session is changed by nothing but what its type says. */
export async function sharing(api: Api, sessions: Sessions, shared: Sharing): Promise<void> {
  const { sharedGuest, sharedCustomer, regularCustomer, returningCustomer } = shared;
  const body = { email: 'someone@example.test', password: sharedCustomer.password };

  // @ts-expect-error -- a shared customer adds no address
  await api.as(sharedCustomer).addAddress({ body: {} });

  // @ts-expect-error -- not even where a success is one of several statuses
  await api.as(sharedCustomer).addAddress({ body: {}, expect: [201, 400] });

  // @ts-expect-error -- nor where every declared status will do
  await api.as(sharedCustomer).answer.updateProfile({ body: {}, expect: 'declared' });

  // @ts-expect-error -- nor by a tampered call
  await api.as(sharedCustomer).updateProfile({ body: {}, tamper: { body: {} }, expect: [200, 405] });

  // @ts-expect-error -- a shared customer does not log out
  await api.as(sharedCustomer).logOut({ accessToken: sharedCustomer.bearer });

  // @ts-expect-error -- a shared guest logs nobody in, as that may end its token
  await api.as(sharedGuest).logIn({ body });

  // @ts-expect-error -- a customer whose profile and addresses change keeps the password
  await api.as(regularCustomer).changePassword({ body: { currentPassword: '', newPassword: '' } });

  // @ts-expect-error -- a customer who may spend a login keeps the profile
  await api.as(returningCustomer).updateProfile({ body: {} });

  // @ts-expect-error -- what is shared does not pass for somebody new
  const customer: Customer = sharedCustomer;

  // @ts-expect-error -- the next login of a shared customer may change no more
  await api.as(await sessions.logIn(sharedCustomer)).updateProfile({ body: {} });

  // @ts-expect-error -- what a shared customer logs in with stays
  await sessions.logIn(sharedCustomer, { password: customer.password });
}

/** The same calls made rightly, so that the errors above are the ones that are meant. */
export async function rightly(api: Api, customer: Customer, guest: Guest): Promise<string> {
  await api.as(customer).getProfile({ expect: [200, 403] });
  await api.as(customer).getProfile({ expect: 405, tamper: { method: 'PUT' } });
  await api.as(guest).refreshToken({ refreshToken: customer.token.refresh_token });
  await api.as(guest).logIn({ body: { email: 'someone@example.test', password: customer.password } });
  const { status } = await api.as(customer).answer.getAddress({ addressId: '1', expect: 404 });
  verifies('address.patch.merges');
  return `${status} ${(await api.as(customer).getProfile()).customerNumber}`;
}

/** What the shared may do. */
export async function sharingRightly(api: Api, sessions: Sessions, shared: Sharing): Promise<void> {
  const { sharedGuest, sharedCustomer, regularCustomer, returningCustomer } = shared;
  await api.as(sharedCustomer).getProfile();
  await api.as(sharedCustomer).addAddress({ body: {}, expect: [400, 403] });
  await api.as(sharedCustomer).answer.updateProfile({ body: {}, tamper: { body: [] }, expect: 'refusal' });
  await api.as(sharedGuest).signUp({ body: { email: 'someone@example.test', password: sharedCustomer.password } });
  await api.as(regularCustomer).addAddress({ body: {} });
  await api.as(returningCustomer).logOut({ accessToken: returningCustomer.bearer });
  await api.as(await sessions.logIn(regularCustomer)).updateProfile({ body: {} });
}
