/** How long to wait for more than is known already. */
export interface Waiting {
  readonly moreThan: number;
  /** In milliseconds. */
  readonly within: number;
}

/** Wakes whoever waits for something to arrive. */
export class Arrivals {
  private readonly sleepers = new Set<() => void>();
  private count = 0;

  /** Says that something has arrived, or may have. */
  announce(): void {
    this.count++;
    for (const wake of this.sleepers) wake();
  }

  /**
   * Looks until there is more than is known already, or time is up.
   * @param look gives all that is there
   * @param pace how long to sleep at most, in milliseconds, where not every arrival is announced
   */
  async waitFor<Item>(
    look: () => readonly Item[] | Promise<readonly Item[]>,
    waiting: Waiting = { moreThan: -1, within: 0 },
    pace: () => number = () => Infinity,
  ): Promise<readonly Item[]> {
    const end = Date.now() + waiting.within;
    for (;;) {
      const before = this.count;
      const found = await look();
      const left = end - Date.now();
      if (found.length > waiting.moreThan || left <= 0) return found;
      // What arrived while looking may have been overlooked.
      if (this.count === before) await this.next(Math.min(left, pace()));
    }
  }

  private next(within: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, within);
      this.sleepers.add(wake);
    });
  }
}
