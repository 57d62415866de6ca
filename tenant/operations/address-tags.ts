import { noContent } from '../operation.ts';
import type { Call, Operation, ProtectedOperation } from '../operation.ts';
import { validationError } from '../refusals.ts';
import { requireOwnAddress, saveAddress, storedTags } from './addresses.ts';
import { requireParameters } from './request-checks.ts';

type ChangeTags = (call: Call, stored: readonly string[], named: readonly string[]) => readonly string[];

const tagOperation = (id: string, method: 'POST' | 'DELETE', change: ChangeTags): ProtectedOperation => ({
  id,
  route: `${method} /customer/:tenant/me/addresses/:addressId/tags`,
  callers: ['customer'],
  documents403: true,
  run: (call) => {
    requireParameters(call, ['tags']);
    const named = call.rules.tagsOf(call.query['tags'] ?? '');
    if (named.length === 0) {
      const message = 'The query parameter tags must name a tag.';
      throw validationError([{ field: 'tags', type: 'missing_value', message }]);
    }
    const { customer, address } = requireOwnAddress(call);
    const fields = { ...address.fields, tags: change(call, storedTags(address), named) };
    saveAddress(call, customer, { ...address, fields }, false);
    return noContent;
  },
});

export const tagOperations: readonly Operation[] = [
  tagOperation('POST-customer-add-address-tags', 'POST', ({ rules }, stored, named) => rules.addTags(stored, named)),
  tagOperation('DELETE-customer-remove-address-tags', 'DELETE', ({ rules }, stored, named) =>
    rules.removeTags(stored, named),
  ),
];
