import type { Rules } from '../tenant/index.ts';
import type { Deviation } from './fault.ts';

type Store = Parameters<Rules['storeFor']>[0];
type Customer = Parameters<Rules['afterProfileChange']>[0];

/** What is written of a changed customer: by default all of it, as it was read and changed. */
type Write = (read: Customer | undefined, changed: Customer, present: Customer | undefined) => Customer;

const everything: Write = (_, changed) => changed;

/** Entries as they were at one moment; what is set later lands where they came from by and by. */
class Lagging<Entry> extends Map<string, Entry> {
  private readonly land: (key: string, entry: Entry) => void;

  constructor(origin: ReadonlyMap<string, Entry>, land: (key: string, entry: Entry) => void) {
    super();
    for (const [key, entry] of origin) super.set(key, entry);
    this.land = land;
  }

  override set(key: string, entry: Entry): this {
    this.land(key, entry);
    return super.set(key, entry);
  }
}

/** Puts off a write. */
type PutOff = (write: () => void) => void;

function laggingStore(store: Store, putOff: PutOff, write: Write): Store {
  const { customers, mailedTokens } = store;
  const read = new Map(customers);
  return {
    ...store,
    customers: new Lagging(customers, (id, changed) => {
      putOff(() => customers.set(id, write(read.get(id), changed, customers.get(id))));
    }),
    mailedTokens: new Lagging(mailedTokens, (value, token) => {
      putOff(() => mailedTokens.set(value, token));
    }),
  };
}

/**
 * An operation whose answer says that something is done which is done a while later only: whatever is asked next is served from
 * what was there before. No time is measured, as a busy machine would let it go by between two requests.
 */
export const answersBeforeItWrites = (operation: string) => (): Deviation => {
  const waiting: (() => void)[] = [];
  const putOff: PutOff = (write) => waiting.push(write);
  return {
    rules: { storeFor: (store, asked) => (asked === operation ? laggingStore(store, putOff, everything) : store) },
    wire: (exchange) => {
      if (exchange.operation !== operation) for (const write of waiting.splice(0)) write();
    },
  };
};

const soon: PutOff = (write) => {
  setTimeout(write, 30);
};

/** An operation that reads, checks and writes without a lock: whoever asks meanwhile is served from what was there before. */
export const readsLongBeforeItWrites = (operation: string, write = everything): Deviation => ({
  rules: { storeFor: (store, asked) => (asked === operation ? laggingStore(store, soon, write) : store) },
  wire: async (exchange) => {
    if (exchange.operation === operation) await new Promise((resolve) => setTimeout(resolve, 40));
  },
});
