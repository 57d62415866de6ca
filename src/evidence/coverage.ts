import type { Operation } from '../../contract/operation.ts';
import type { SchemaName } from '../../schemas/index.ts';
import { alternatives, itemsOf, listedName, membersOf, rootOf, type Nodes } from '../../schemas/schema-traversal.ts';
import { memoize } from '../../schemas/memoize.ts';
import { isJsonObject } from '../shared/json-object.ts';
import { schemaViolations } from '../checks/schema-violations.ts';
import type { PlainCall } from '../../contract/calls.ts';
import type { SentRequest } from '../checks/http-message.ts';
import type { ReceivedResponse } from '../checks/http-message.ts';

/** A place in a body, with the words for what is seen there: the same at every call. */
interface Place {
  readonly at: string;
  readonly absent: string;
  /** For each value that is listed there, by its name. */
  readonly listed: ReadonlyMap<string, string>;
  readonly nodes: Nodes;
}

const placeOf = (at: string, nodes: Nodes, listed: Iterable<string> = []): Place => ({
  at,
  absent: `${at} absent`,
  listed: new Map([...listed].map((value) => [value, `${at} = ${value}`])),
  nodes,
});

const itemsIn = memoize(({ at, nodes }: Place) => placeOf(`${at}/*`, itemsOf(nodes)));

const membersIn = memoize(
  ({ at, nodes }: Place): ReadonlyMap<string, Place> =>
    new Map(
      [...membersOf(nodes)].map(([name, member]) => [name, placeOf(`${at}/${name}`, member.nodes, member.listed)]),
    ),
);

/** What a body shows of its schema: members that are there, optional ones that are not, values of those that list theirs. */
function addShown(covered: Set<string>, value: unknown, place: Place): void {
  if (Array.isArray(value)) for (const item of value) addShown(covered, item, itemsIn(place));
  else if (isJsonObject(value))
    for (const [name, member] of membersIn(place)) {
      const given = value[name];
      // A member that is undefined never reaches the wire.
      if (given === undefined) covered.add(member.absent);
      else {
        covered.add(member.at);
        const listed = member.listed.get(listedName(given));
        if (listed !== undefined) covered.add(listed);
        addShown(covered, given, member);
      }
    }
}

const roots = new Map<string, Place>();

/** The whole of a body; `what` is whose it is, such as `response 200`. */
function wholeOf(schema: SchemaName, what: string): Place {
  const key = `${what} ${schema}`;
  const whole = roots.get(key) ?? placeOf(`${what} `, alternatives(rootOf(schema)));
  roots.set(key, whole);
  return whole;
}

/** What was wrong with a body that was made wrong on purpose, by the places of it; what it left out, where its schema lets it. */
function addWrong(covered: Set<string>, schema: SchemaName, { tamper }: PlainCall): void {
  if (!tamper || !('body' in tamper)) return;
  const violations = schemaViolations(schema, tamper.body);
  for (const { pointer = '' } of violations) covered.add(`invalid ${pointer.replace(/\/\d+/g, '/*')}`);
  if (violations.length > 0) return;
  const shown = new Set<string>();
  addShown(shown, tamper.body, wholeOf(schema, 'request'));
  for (const each of shown) if (each.endsWith(' absent')) covered.add(each);
}

function addAsked(covered: Set<string>, row: Operation, call: PlainCall, sent: SentRequest): void {
  const type = sent.headers['content-type']?.split(';')[0];
  if (type !== undefined) covered.add(call.tamper ? `sends otherwise ${type}` : `sends ${type}`);
  const given = Object.keys(row.query ?? {});
  if (!call.tamper) {
    const query = new URLSearchParams(sent.path.split('?')[1]);
    for (const name of given) covered.add(query.has(name) ? `query ${name}` : `query ${name} absent`);
    if (row.body) addShown(covered, call.body, wholeOf(row.body, 'request'));
  } else {
    for (const name of given) if (call.tamper.query && name in call.tamper.query) covered.add(`invalid query ${name}`);
    if (row.body) addWrong(covered, row.body, call);
  }
}

function addAnswered(covered: Set<string>, row: Operation, { status, headers }: ReceivedResponse, body: unknown): void {
  covered.add(`status ${status}`);
  const answer = row.answers[status];
  if (answer?.kind !== 'json') return;
  covered.add(`answers ${status} ${headers['content-type']?.split(';')[0] ?? 'nothing'}`);
  addShown(covered, body, wholeOf(answer.schema, `response ${status}`));
}

/**
 * Adds what one call covered of its operation's row, in words that `reporters/coverage/coverage-items.ts` computes from the row as well.
 * Names of declared members and parameters only: no value of anybody's.
 */
export function recordCoverage(
  covered: Set<string>,
  row: Operation,
  call: PlainCall,
  sent: SentRequest,
  received: ReceivedResponse,
  body: unknown,
): void {
  addAsked(covered, row, call, sent);
  addAnswered(covered, row, received, body);
}
