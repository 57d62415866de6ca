import type { OperationName } from './operations/index.ts';

/** Something of a row that no test covers, with the reason. */
export interface Gap {
  /** The operations it is about; all when left out. */
  readonly operations?: readonly OperationName[];
  /** What is not covered, in the words of the coverage report. */
  readonly what: RegExp;
  readonly reason: string;
}

/** Every known gap of the coverage. One that is covered after all is stale, and a selftest says so. */
export const gaps: readonly Gap[] = [];
