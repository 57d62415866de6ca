/** One thing of an operation's row that a call can show. Names and listed values of the contract only: no value of anybody's. */
export interface CoverageItem {
  readonly kind:
    'status class' | 'status' | 'answer type' | 'answer member' | 'request type' | 'parameter' | 'request member';
  /** Of an answer. */
  readonly status?: number;
  /** The class, the media type, the query parameter, or the JSON pointer of the member, with `*` for the items of a list. */
  readonly name?: string;
  /** How it was seen; an invalid one was sent on purpose. */
  readonly seen?: 'present' | 'absent' | 'invalid' | 'value';
  /** The listed value that was seen. */
  readonly value?: string;
}

/** The identity of an item between the workers and the reporters. Nothing reads it: items are compared by it. */
export const keyOf = ({ kind, status, name, seen, value }: CoverageItem): string =>
  [kind, status, name, seen, value].join('|');

const seenInWords = ({ name = '', seen, value = '' }: CoverageItem): string =>
  `${name}${seen === 'absent' ? ' absent' : seen === 'value' ? ` = ${value}` : ''}`;

/** An item for a reader, such as `response 200 /id absent`. */
export function inWords(item: CoverageItem): string {
  const { kind, status, name = '', seen } = item;
  if (kind === 'status class') return `a status of ${name}`;
  if (kind === 'status') return `status ${status}`;
  if (kind === 'answer type') return `answers ${status} ${name}`;
  if (kind === 'answer member') return `response ${status} ${seenInWords(item)}`;
  if (kind === 'request type') return `sends ${name}`;
  if (kind === 'parameter') return `${seen === 'invalid' ? 'invalid ' : ''}query ${seenInWords(item)}`;
  return `${seen === 'invalid' ? 'invalid' : 'request'} ${seenInWords(item)}`;
}
