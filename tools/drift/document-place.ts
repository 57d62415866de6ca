import { isAlias, isMap, isScalar, isSeq, type Document, type LineCounter, type Node, type Pair } from 'yaml';

/** The keys that lead from a value to an object within it; undefined where it is not there. */
function pathTo(root: unknown, wanted: object): readonly string[] | undefined {
  const queue: { readonly value: unknown; readonly path: readonly string[] }[] = [{ value: root, path: [] }];
  const seen = new Set<unknown>();
  for (let at = 0; at < queue.length; at++) {
    const { value, path } = queue[at] ?? { value: undefined, path: [] };
    if (value === wanted) return path;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const [key, inner] of Object.entries(value)) queue.push({ value: inner, path: [...path, key] });
  }
  return undefined;
}

const aliased = (document: Document, node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);

const keyOf = ({ key }: Pair): string => String(isScalar(key) ? key.value : key);

/** The pair of a map with this key, its own or one that a merge key brings. */
function pairOf(document: Document, node: unknown, key: string): Pair | undefined {
  if (!isMap(node)) return undefined;
  const own = node.items.find((pair) => keyOf(pair) === key);
  if (own) return own;
  const merged = node.items.filter((pair) => keyOf(pair) === '<<').map(({ value }) => aliased(document, value));
  return merged
    .flatMap((each) => (isSeq(each) ? each.items.map((item) => aliased(document, item)) : [each]))
    .map((each) => pairOf(document, each, key))
    .find((pair) => pair !== undefined);
}

const startOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];

/** Where a member of an object stands in the text of a document: `:line:column`; empty where it cannot be told. */
export function placeIn(root: unknown, document: Document, lines: LineCounter, holder: object, key?: string): string {
  const path = pathTo(root, holder);
  if (!path) return '';
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const step of key === undefined ? path : [...path, key]) {
    const inside = aliased(document, node);
    const pair = pairOf(document, inside, step);
    node = pair ? pair.value : isSeq(inside) ? inside.items[Number(step)] : undefined;
    offset = startOf(pair ? pair.key : node) ?? offset;
    if (node === undefined) break;
  }
  if (offset === undefined) return '';
  const { line, col } = lines.linePos(offset);
  return `:${line}:${col}`;
}
