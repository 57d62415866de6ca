import { isDeepStrictEqual } from 'node:util';
import type { Deviation } from '../../faults/index.ts';
import type { Exchange, Rules } from '../../tenant/index.ts';

type Store = ReturnType<Rules['storeFor']>;

/** Begins a kind of fault of what is stored; it tells when something promised has not been stored, or stored twice. */
export type StartStoreMutation = (operationId: string, tell: () => void) => Deviation;

const copyOf = (store: Store): Store => ({
  customers: new Map(store.customers),
  deletedCustomers: new Set(store.deletedCustomers),
  mailedTokens: new Map(store.mailedTokens),
  legalEntities: new Map(store.legalEntities),
  assignments: new Map(store.assignments),
});

/** What a store holds of customers, without what counts changes or moments: a version may leap, a login is stamped anew. */
const customersIn = ({ customers }: Store): unknown =>
  [...customers.values()].map(({ version, lastLogin, addresses, ...rest }) => ({
    ...rest,
    addresses: addresses.map(({ version: ofAddress, ...address }) => ({ ...address, versioned: typeof ofAddress })),
    versioned: typeof version,
    loggedIn: lastLogin !== undefined,
  }));

/** The operation works on a copy of the store, which is thrown away. */
const dropped: StartStoreMutation = (operationId, tell) => {
  let last: readonly [kept: Store, lost: Store] | undefined;
  return {
    rules: {
      storeFor: (store, operation) => {
        if (operation !== operationId) return store;
        last = [store, copyOf(store)];
        return last[1];
      },
    },
    wire: ({ operation, response }) => {
      if (operation !== operationId || !last) return;
      if (response.status < 300 && !isDeepStrictEqual(...last)) tell();
      last = undefined;
    },
  };
};

const repeating = 'x-repeated';

async function repeat({ request }: Exchange): Promise<void> {
  const { host = '', authorization = '', 'content-type': type } = request.headers;
  const query = new URLSearchParams(
    Object.entries(request.query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const answer = await fetch(`http://${host}${request.path}?${query.toString()}`, {
    method: request.method,
    headers: { [repeating]: '1', authorization, ...(type !== undefined && { 'content-type': type }) },
    ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
  });
  await answer.arrayBuffer();
}

/** What succeeds is asked for a second time, as by a proxy that did not hear the first answer. */
const doneTwice: StartStoreMutation = (operationId, tell) => {
  let store: Store | undefined;
  let requests = 0;
  return {
    rules: {
      storeFor: (own, operation) => {
        requests++;
        if (operation === operationId) store = own;
        return own;
      },
    },
    wire: async (exchange) => {
      if (
        exchange.operation !== operationId ||
        !store ||
        exchange.response.status >= 300 ||
        repeating in exchange.request.headers
      )
        return;
      const once = customersIn(store);
      const before = requests;
      await repeat(exchange);
      // Where others write meanwhile, nobody knows who changed what.
      if (requests === before + 1 && !isDeepStrictEqual(once, customersIn(store))) tell();
    },
  };
};

/** All kinds of faults of what is stored, by name. */
export const storeMutations: Readonly<Record<string, StartStoreMutation>> = {
  'a write acknowledged and dropped': dropped,
  'a write done twice': doneTwice,
};
