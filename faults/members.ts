/** An object without some of its members. */
export const without = <Value>(
  from: Readonly<Record<string, Value>>,
  ...members: readonly string[]
): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(from).filter(([member]) => !members.includes(member)));
