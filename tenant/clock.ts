/** The clock of the server: the machine's time plus an offset that a test may change. */
export interface Clock {
  /** The present moment of this server. */
  now(): Date;
  /** The offset from the machine's time, in seconds. */
  readonly offset: number;
  /** Moves the clock by a number of seconds, cumulatively. */
  advance(seconds: number): void;
  /** Returns to the machine's time. */
  reset(): void;
}

/** A clock that starts at the machine's time. */
export function createClock(): Clock {
  let offset = 0;
  return {
    now: () => new Date(Date.now() + offset * 1000),
    get offset() {
      return offset;
    },
    advance: (seconds) => {
      offset += seconds;
    },
    reset: () => {
      offset = 0;
    },
  };
}

/** The moment a number of seconds after another. */
export const addSeconds = (moment: Date, seconds: number): Date => new Date(moment.getTime() + seconds * 1000);

/** Whole seconds from one moment to another, never below zero. */
export const secondsUntil = (moment: Date, now: Date): number =>
  Math.max(0, Math.floor((moment.getTime() - now.getTime()) / 1000));
