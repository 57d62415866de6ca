import type { Shape, Shapes } from './shapes.ts';

/** What names the schemas whose texts a fact is about. */
export type Note = (fact: string, names: readonly string[]) => void;

/** How many levels of a value are told apart; what is below is one fact. */
const deepest = 40;

interface Place {
  readonly shape: Shape;
  readonly pointer: string;
  readonly level: number;
}

/**
 * Says in single facts what a value is. A shape that is met a second time, as in a circle, is told as the first.
 * @param at where the value is, such as `200` or `query expand`
 * @param asContract whether members and values are facts that the contract states as well, not only details of this document
 */
export function* shapeFacts(
  at: string,
  root: Shape,
  { shapes, note, asContract }: { readonly shapes: Shapes; readonly note: Note; readonly asContract: boolean },
): Generator<string> {
  const seen = new Map<Shape, string>();
  const queue: Place[] = [{ shape: root, pointer: '', level: 0 }];
  for (const { shape, pointer, level } of queue) {
    const here = `${at} ${pointer === '' ? '/' : pointer}`;
    const earlier = seen.get(shape);
    if (earlier !== undefined && shape.parts.length > 0) {
      yield `${here}: as ${earlier}`;
      continue;
    }
    seen.set(shape, pointer === '' ? '/' : pointer);
    for (const value of shape.values) yield asContract ? `${here} = ${value}` : `${here}: value ${value}`;
    for (const detail of shape.details) yield `${here}: ${detail}`;
    for (const condition of shapes.conditionsOf(shape)) yield `${here}: ${condition}`;
    for (const text of shape.texts) {
      yield `${here}: text ${text}`;
      note(here, shape.names);
    }
    if (level === deepest && shape.parts.length > 0) yield `${here}: below ${shapes.digest(shape)}`;
    if (level === deepest) continue;
    for (const { label, required, shape: of } of shape.parts) {
      const below = `${at} ${pointer}/${label}`;
      if (label !== '*' && label !== '{*}') yield asContract ? below : `${below}: declared`;
      if (label === '{*}') yield `${below}: declared`;
      if (required) yield asContract ? `${below} required` : `${below}: required`;
      queue.push({ shape: of(), pointer: `${pointer}/${label}`, level: level + 1 });
    }
  }
}
