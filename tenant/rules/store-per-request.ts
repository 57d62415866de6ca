import type { Store } from '../store.ts';

/**
 * The store that a request reads and writes: the tenant's own, so every write is visible at once and nothing happens
 * between a check and its write. `operation` is the operationId. Our choice.
 */
export const storeFor: (store: Store, operation: string) => Store = (store) => store;
