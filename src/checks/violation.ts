/** One way in which an answer breaks what was promised of it. */
export interface Violation {
  /** What was judged: the status, the media type, the encoding, the body against its schema, or what holds for every answer, a tolerated difference. */
  readonly check: 'status' | 'media type' | 'encoding' | 'schema' | 'body' | 'invariant' | 'drift';
  /** JSON pointer into the body, where there is one. */
  readonly pointer?: string;
  readonly expected: string;
  readonly received: string;
}

/** One violation in one line: `/city: expected a string, received nothing`. */
export function inOneLine({ check, pointer, expected, received }: Violation): string {
  const where = pointer === undefined ? check : pointer === '' ? 'the body' : pointer;
  return `${where}: expected ${expected}, received ${received}`;
}
