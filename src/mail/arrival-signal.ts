/** How long to wait for more than is known already. */
export interface WaitOptions {
  readonly moreThan: number;
  /** In milliseconds. */
  readonly within: number;
}

/** Wakes whoever waits for something to arrive. */
export class ArrivalSignal {
  private readonly waiters = new Set<() => void>();
  private count = 0;

  /** Says that something has arrived, or may have. */
  announce(): void {
    this.count++;
    for (const wake of this.waiters) wake();
  }

  /**
   * Looks until there is more than is known already, or time is up.
   * @param look gives all that is there
   * @param pace how long to sleep at most, in milliseconds, where not every arrival is announced
   */
  async waitFor<Item>(
    look: () => readonly Item[] | Promise<readonly Item[]>,
    waiting: WaitOptions = { moreThan: -1, within: 0 },
    pace: () => number = () => Infinity,
  ): Promise<readonly Item[]> {
    const end = Date.now() + waiting.within;
    for (;;) {
      const before = this.count;
      const found = await look();
      const left = end - Date.now();
      if (found.length > waiting.moreThan || left <= 0) return found;
      // What arrived while looking may have been overlooked.
      if (this.count === before) await this.nextArrival(Math.min(left, pace()));
    }
  }

  private nextArrival(within: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.waiters.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, within);
      this.waiters.add(wake);
    });
  }
}
