import type { JsonObject } from '../json.ts';
import type { Answer, Call } from '../operation.ts';
import { violates } from '../refusals.ts';

/**
 * Answers a list: what matches `q`, in the order of `sort`, one page of it, and how many there are.
 * @param records every record in full, so that `q` may ask for any member.
 * @param shown turns a record into what the caller is shown of it.
 * @throws Refused 400 when `q`, `pageNumber` or `pageSize` cannot be read.
 */
export function listAnswer(
  call: Call,
  records: readonly JsonObject[],
  q: string | undefined,
  shown: (record: JsonObject) => JsonObject,
): Answer {
  const { rules, query } = call;
  const found = rules.sorted(matching(call, records, q ?? ''), query['sort']);
  const page = rules.pageOf(found, positive(query, 'pageNumber', 1), positive(query, 'pageSize', 60));
  return { status: 200, body: page.map(shown), headers: { count: String(rules.countOf(found, page)) } };
}

function matching(call: Call, records: readonly JsonObject[], q: string): readonly JsonObject[] {
  const conditions = call.rules.conditionsOf(q);
  if (!conditions) throw unreadable('q', 'a query such as field:value');
  try {
    return records.filter((record) => conditions.every((condition) => call.rules.meets(record, condition)));
  } catch (error) {
    if (error instanceof SyntaxError) throw unreadable('q', 'a query with a valid regular expression');
    throw error;
  }
}

function positive(query: Call['query'], name: string, otherwise: number): number {
  const given = query[name];
  if (given === undefined) return otherwise;
  if (!/^[1-9]\d{0,8}$/.test(given)) throw unreadable(name, 'a whole number above zero');
  return Number(given);
}

const unreadable = (field: string, expected: string) =>
  violates([{ field, type: 'invalid_value', message: `The query parameter ${field} must be ${expected}.` }]);
