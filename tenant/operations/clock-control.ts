import { isObject } from '../json.ts';
import { json, ok } from '../operation.ts';
import type { Answer, OpenCall, Operation } from '../operation.ts';
import { violates } from '../refusals.ts';

const time = ({ world }: OpenCall): Answer => ok({ now: world.clock.now().toISOString(), offset: world.clock.offset });

const read: Operation = { id: 'clock', method: 'GET', path: '/-/clock', callers: 'anybody', run: time };

const set: Operation = {
  id: 'clock',
  method: 'POST',
  path: '/-/clock',
  takes: json,
  callers: 'anybody',
  run: (call) => {
    const sent = isObject(call.body) ? call.body : {};
    if (sent['reset'] === true) call.world.clock.reset();
    else if (typeof sent['advance'] === 'number') call.world.clock.advance(sent['advance']);
    else {
      const message = 'Either advance, a number of seconds, or reset, true, must be given.';
      throw violates([{ field: '', type: 'missing_value', message }]);
    }
    return time(call);
  },
};

/** Not the product's: lets an outside suite move this server's clock. */
export const clockOperations: readonly Operation[] = [read, set];
