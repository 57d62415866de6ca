/** How long an operation took to answer, in milliseconds: half of the calls were no slower than `p50`, 95 of 100 no slower than `p95`. */
export interface Latency {
  readonly calls: number;
  readonly p50: number;
  readonly p95: number;
}

/** The value at a share of an ascending list, by nearest rank: always one that was measured. */
const atShare = (ascending: readonly number[], share: number): number =>
  ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)] ?? 0;

/**
 * The latency of some calls.
 * @param milliseconds of each call, in any order
 * @returns nothing where there was no call; otherwise rounded to tenths of a millisecond
 */
export function latencyOf(milliseconds: readonly number[]): Latency | undefined {
  if (milliseconds.length === 0) return undefined;
  const ascending = [...milliseconds].sort((one, other) => one - other);
  const at = (share: number) => Math.round(atShare(ascending, share) * 10) / 10;
  return { calls: ascending.length, p50: at(0.5), p95: at(0.95) };
}
