import type { Store } from '../store.ts';

/**
 * What a request reads and writes: the tenant's store itself, so that each write shows at once and nothing comes between
 * a check and its act. `operation` is the operationId. Our choice.
 */
export const storeFor: (store: Store, operation: string) => Store = (store) => store;
