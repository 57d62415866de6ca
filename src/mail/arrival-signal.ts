/** Waits until there are more items than these, or time is up. */
export interface WaitOptions {
  readonly moreThan: number;
  /** In milliseconds. */
  readonly within: number;
}

/** Lets callers wait until something arrives. */
export class ArrivalSignal {
  private readonly waiters = new Set<() => void>();
  private count = 0;

  /** Wakes all waiters; something has arrived or may have. */
  announce(): void {
    this.count++;
    for (const wake of this.waiters) wake();
  }

  /**
   * Waits until there are more items than known, or time is up.
   * @param look returns all items
   * @param pace the longest wait between two looks, in milliseconds, if not every arrival is announced
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
      // An item that arrived during the look may be missing from its result.
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
