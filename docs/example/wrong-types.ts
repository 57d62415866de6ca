import { test, verifies } from 'emporix-conformance';

// @ts-expect-error the id is written wrong
verifies('loyalty.balance.is-shwon');

test('wrong on purpose', verifies('loyalty.balance.is-shown'), async ({ api, customer }) => {
  // @ts-expect-error no operation has this name
  await api.as(customer).getBalence();
  // @ts-expect-error the schema has no such member
  (await api.as(customer).getBalance()).coins;
  // @ts-expect-error the operation declares no such status
  await api.as(customer).getBalance({ expect: 418 });
});
