import { isObject } from '../json.ts';
import { json, ok } from '../operation.ts';
import type { Answer, PublicCall, Operation } from '../operation.ts';
import { validationError } from '../refusals.ts';

const clockAnswer = ({ server }: PublicCall): Answer =>
  ok({ now: server.clock.now().toISOString(), offset: server.clock.offset });

const read: Operation = { id: 'clock', route: 'GET /-/clock', callers: 'anybody', run: clockAnswer };

const set: Operation = {
  id: 'clock',
  route: 'POST /-/clock',
  mediaTypes: json,
  callers: 'anybody',
  run: (call) => {
    const sent = isObject(call.body) ? call.body : {};
    if (sent['reset'] === true) call.server.clock.reset();
    else if (typeof sent['advance'] === 'number') call.server.clock.advance(sent['advance']);
    else {
      const message = 'Either advance, a number of seconds, or reset, true, must be given.';
      throw validationError([{ field: '', type: 'missing_value', message }]);
    }
    return clockAnswer(call);
  },
};

/** Not part of the product: an outside suite moves this server's clock with it. */
export const clockControlOperations: readonly Operation[] = [read, set];
