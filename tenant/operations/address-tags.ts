import { noContent } from '../operation.ts';
import type { Call, GuardedOperation, Operation } from '../operation.ts';
import { violates } from '../refusals.ts';
import { ownAddress, saveAddress, tagsAt } from './addresses.ts';
import { requireParameters } from './shared.ts';

function changeTags(call: Call, change: (stored: readonly string[], named: readonly string[]) => readonly string[]) {
  requireParameters(call, ['tags']);
  const named = call.rules.tagsOf(call.query['tags'] ?? '');
  if (named.length === 0) {
    throw violates([{ field: 'tags', type: 'missing_value', message: 'The query parameter tags must name a tag.' }]);
  }
  const { customer, address } = ownAddress(call);
  const fields = { ...address.fields, tags: change(tagsAt(address), named) };
  saveAddress(call, customer, { ...address, fields }, false);
  return noContent;
}

const path = '/customer/:tenant/me/addresses/:addressId/tags';

const add: GuardedOperation = {
  id: 'POST-customer-add-address-tags',
  method: 'POST',
  path,
  callers: ['customer'],
  forbids: true,
  run: (call) => changeTags(call, (stored, named) => call.rules.addTags(stored, named)),
};

const remove: GuardedOperation = {
  id: 'DELETE-customer-remove-address-tags',
  method: 'DELETE',
  path,
  callers: ['customer'],
  forbids: true,
  run: (call) => changeTags(call, (stored, named) => call.rules.removeTags(stored, named)),
};

export const tagOperations: readonly Operation[] = [add, remove];
