import { expect, test, verifies, type AllFixtures } from '../../../fixtures/index.ts';
import { repeatedly } from '../../target.ts';

const body = { contactName: 'Ada Lovelace', street: 'Main Street', zipCode: '10115', city: 'Berlin', country: 'DE' };

const claim = verifies('journey.customer.completes');

const walks = async ({ api, sessions }: AllFixtures): Promise<void> => {
  const customer = await sessions.customer();
  const own = api.as(customer);
  await own.validateToken();
  await own.getProfile();
  await own.updateProfile({ body: { company: 'Analytical Engines' } });
  expect(await own.getProfile()).toMatchObject({ company: 'Analytical Engines' });

  const { id: addressId } = await own.addAddress({ body });
  await own.addAddress({ body: { ...body, city: 'Hamburg' } });
  expect(await own.listAddresses()).toHaveLength(2);
  await own.getAddress({ addressId });
  await own.updateAddress({ addressId, body: { city: 'Bremen' } });
  await own.getAddress({ addressId });
  await own.addAddressTags({ addressId, tags: 'BILLING,SHIPPING' });
  await own.getAddress({ addressId });
  await own.removeAddressTags({ addressId, tags: 'SHIPPING' });
  await own.getAddress({ addressId });
  await own.removeAddress({ addressId });
  expect(await own.listAddresses()).toHaveLength(1);

  await own.getProfile();
  await own.logOut({ accessToken: customer.bearer });
};

repeatedly((title) => {
  test(title, claim, walks);
}, 'a customer comes, keeps a profile and addresses, and leaves');
