import type { Api } from '../../src/client/api.ts';
import type { Customer, Guest } from '../../src/client/session.ts';
import { verifies } from '../../fixtures/verifies.ts';

/**
 * What must not compile. `npm run types` fails when one of these lines does: an expected error that does not come is an error.
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
