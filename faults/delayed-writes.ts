import type { Rules } from '../tenant/index.ts';
import { on } from './exchange.ts';
import type { Deviation } from './fault.ts';
import { operationIds, type OperationName } from './operation-ids.ts';

type Customer = Parameters<Rules['afterProfileChange']>[0];

/** What is written of a changed customer: by default all of it, as it was read and changed. */
type Write = (read: Customer | undefined, changed: Customer, present: Customer | undefined) => Customer;

const everything: Write = (_, changed) => changed;

/** Entries as they were at one moment. What is set later is delayed, where they came from. */
class Delayed<Entry> extends Map<string, Entry> {
  private readonly write: (key: string, entry: Entry) => void;

  constructor(origin: ReadonlyMap<string, Entry>, write: (key: string, entry: Entry) => void) {
    super();
    for (const [key, entry] of origin) super.set(key, entry);
    this.write = write;
  }

  override set(key: string, entry: Entry): this {
    this.write(key, entry);
    return super.set(key, entry);
  }
}

type Delay = (write: () => void) => void;

/** An operation whose writes are delayed: it works on the store as it was when its request came. */
const delays = (name: OperationName, delay: Delay, write: Write): Partial<Rules> => ({
  storeFor: (store, asked) => {
    if (asked !== operationIds[name]) return store;
    const { customers, mailedTokens } = store;
    const read = new Map(customers);
    return {
      ...store,
      customers: new Delayed(customers, (id, changed) => {
        delay(() => customers.set(id, write(read.get(id), changed, customers.get(id))));
      }),
      mailedTokens: new Delayed(mailedTokens, (value, token) => {
        delay(() => mailedTokens.set(value, token));
      }),
    };
  },
});

/**
 * An operation that answers before it writes: the next request of another operation is served from what was there before. No time
 * is measured, as it would pass between two requests on a busy machine.
 */
export const answersBeforeItWrites = (name: OperationName) => (): Deviation => {
  const waiting: (() => void)[] = [];
  return {
    rules: delays(name, (write) => waiting.push(write), everything),
    wire: (exchange) => {
      if (exchange.operation !== operationIds[name]) for (const write of waiting.splice(0)) write();
    },
  };
};

/** An operation that reads, checks and writes without a lock: requests in between are served from what was there before. */
export const writesWithoutLock = (name: OperationName, write = everything): Deviation => ({
  rules: delays(name, (later) => setTimeout(later, 30), write),
  wire: on(name, () => new Promise((resolve) => setTimeout(resolve, 40))),
});
