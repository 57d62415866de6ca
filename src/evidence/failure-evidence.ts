import type { HttpExchange } from 'allure-js-commons';
import type { OperationName } from '../../contract/operations/index.ts';
import type { Ground, RequirementId, Statement } from '../../contract/requirements/index.ts';
import type { Reread } from './recorder.ts';
import type { WordedViolation } from '../checks/violation-words.ts';

/** One call of a test: who asked what, and what came back. Every secret in it is a pseudonym. */
export interface Exchange {
  readonly operation: OperationName;
  readonly speaker: string;
  readonly milliseconds: number;
  /** In the format of Allure's HTTP exchange. */
  readonly http: HttpExchange;
}

/** A promise that a test holds the target to. */
export interface VerifiedRequirement extends Statement {
  readonly id: RequirementId;
}

/** What a test that did not pass leaves to its reader. Every secret in it is a pseudonym, or a variable of the shell in `curl`. */
export interface FailureEvidence {
  readonly version: 1;
  /** Who asked last; empty where nothing was asked. */
  readonly speaker: string;
  /** The operation that failed, or was called last; nothing where nothing was asked. */
  readonly operation?: OperationName;
  /** Method and path template of that operation; empty where nothing was asked. */
  readonly route: string;
  readonly requirement: readonly VerifiedRequirement[];
  /** Whether the failure breaks the security baseline or only the documentation. */
  readonly breaks: Ground;
  /** How the test failed, in the words by which a known deviation lists it: no value is in it. */
  readonly signature: string;
  /** What went wrong, in one line. */
  readonly headline: string;
  /** In words. */
  readonly expected: string;
  readonly received: string;
  /** What was wrong with the answer; empty where a plain `expect` failed. */
  readonly violations: readonly WordedViolation[];
  /** What a failed read-back led to when it was made again. */
  readonly reread?: Reread;
  /** The call as a command line, with `$TOKEN`, `$PASSWORD` ... in place of secrets; empty where nothing was asked. */
  readonly curl: string;
  readonly seed: number;
  /** Repeats just this test. */
  readonly command: string;
  /** The test's last exchanges, the oldest first. */
  readonly exchanges: readonly Exchange[];
}

/** How many exchanges a failure carries at most. */
export const mostExchanges = 20;
