import type { JsonObject } from '../json.ts';
import type { Answer, Call } from '../operation.ts';
import { validationError } from '../refusals.ts';

/**
 * Answers with one page of the records that match `q`, in the order of `sort`, and with their number.
 * @param records all records in full, so that `q` may name any member.
 * @param shown the view of a record in the answer.
 * @throws Refused 400 when `q`, `pageNumber` or `pageSize` cannot be read.
 */
export function listAnswer(
  call: Call,
  records: readonly JsonObject[],
  q: string | undefined,
  shown: (record: JsonObject) => JsonObject,
): Answer {
  const { rules, query } = call;
  const found = rules.sorted(matchingRecords(call, records, q ?? ''), query['sort']);
  const page = rules.pageOf(found, positiveNumber(query, 'pageNumber', 1), positiveNumber(query, 'pageSize', 60));
  return { status: 200, body: page.map(shown), headers: { count: String(rules.countOf(found, page)) } };
}

function matchingRecords(call: Call, records: readonly JsonObject[], q: string): readonly JsonObject[] {
  const conditions = call.rules.conditionsOf(q);
  if (!conditions) throw invalidParameter('q', 'a query such as field:value');
  try {
    return records.filter((record) => conditions.every((condition) => call.rules.meets(record, condition)));
  } catch (error) {
    if (error instanceof SyntaxError) throw invalidParameter('q', 'a query with a valid regular expression');
    throw error;
  }
}

function positiveNumber(query: Call['query'], name: string, otherwise: number): number {
  const given = query[name];
  if (given === undefined) return otherwise;
  if (!/^[1-9]\d{0,8}$/.test(given)) throw invalidParameter(name, 'a whole number above zero');
  return Number(given);
}

const invalidParameter = (field: string, expected: string) =>
  validationError([{ field, type: 'invalid_value', message: `The query parameter ${field} must be ${expected}.` }]);
