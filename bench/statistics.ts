/** The middle value of some; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  const [low = NaN, high = NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

/** Median and range, as tables show them: `1.23 (1.20-1.31)`. */
export const spread = (values: readonly number[], digits = 2): string =>
  values.length === 0
    ? '-'
    : `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)}-${Math.max(...values).toFixed(digits)})`;

/** The ratios of runs that were made side by side. */
export const ratios = (of: readonly number[], to: readonly number[]): readonly number[] =>
  of.flatMap((value, at) => {
    const other = to[at];
    return other === undefined ? [] : [value / other];
  });
