/** Something that stopped a run, or one of its targets, before the tests. */
export interface RunProblem {
  readonly verdict: 'error' | 'blocked' | 'deviates';
  readonly message: string;
}

/** Thrown by the preflight. The reporters of the run's process read what it means from `problems`, as Playwright hands on its text only. */
export class PreflightProblem extends Error {
  override readonly name = 'PreflightProblem';
  readonly problem: RunProblem;

  constructor(verdict: RunProblem['verdict'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = { verdict, message };
  }
}

const announced: RunProblem[] = [];
let last: RunProblem | undefined;

/** Tells this process's reporters what the error means that the preflight is about to end the run with. */
export function announceProblem(problem: RunProblem): void {
  last = problem;
  announced.push(problem);
}

/** The problem that was announced last, also where no reporter has read it. */
export const lastProblem = (): RunProblem | undefined => last;

/** What an error means that Playwright reports: the next problem that the preflight announced; nothing for any other error. */
export const nextProblem = (): RunProblem | undefined => announced.shift();
