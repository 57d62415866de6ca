/** What Stryker's instrumented source reads and writes, in each process. */
interface StrykerNamespace {
  activeMutant?: string;
  /** How often the active mutant was reached, and after how often it throws. */
  hitCount?: number;
  hitLimit?: number;
  currentTestId?: string;
  mutantCoverage?: {
    readonly static: Readonly<Record<string, number>>;
    readonly perTest: Record<string, Readonly<Record<string, number>>>;
  };
}

/** Mutants that a test reached, and those that a process reached when it loaded or started the tenant. */
export interface Reached {
  readonly reached: readonly string[];
  readonly whenLoaded: readonly string[];
}

const holder = globalThis as { __stryker__?: StrykerNamespace };
const namespace = (): StrykerNamespace => (holder.__stryker__ ??= {});

/** Switches one mutant on, for code that runs from now on. A loop that it makes endless is ended: it would hold the worker for good. */
export function activateMutant(id: string): void {
  Object.assign(namespace(), { activeMutant: id, hitCount: 0, hitLimit: 100_000 });
}

/** Begins to note which mutants are reached. */
export function beginCoverage(): void {
  const stryker = Object.assign(namespace(), { currentTestId: 'test' });
  Reflect.deleteProperty(stryker.mutantCoverage?.perTest ?? {}, 'test');
}

/** What was reached since coverage was begun. */
export function coverageSoFar(): Reached {
  const { perTest = {}, static: loaded = {} } = namespace().mutantCoverage ?? {};
  return { reached: Object.keys(perTest['test'] ?? {}), whenLoaded: Object.keys(loaded) };
}
