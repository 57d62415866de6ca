import type { ReceivedResponse } from '../checks/http-message.ts';
import type { RecordedRequest } from '../evidence/recorder.ts';

/** A response, how long it took in milliseconds, and what is kept of its request as evidence. */
export interface TimedResponse extends ReceivedResponse {
  readonly milliseconds: number;
  readonly request: RecordedRequest;
}
