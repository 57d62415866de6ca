import { keyOf, type CoverageItem } from '../../contract/coverage-item.ts';
import type { Operation } from '../../contract/operation.ts';
import type { SchemaName } from '../../schemas/index.ts';
import { alternatives, itemsOf, listedName, membersOf, rootOf, type Nodes } from '../../schemas/schema-traversal.ts';
import { memoize } from '../../schemas/memoize.ts';
import { isJsonObject } from '../shared/json-object.ts';
import { schemaViolations } from '../checks/schema-violations.ts';
import type { PlainCall } from '../../contract/calls.ts';
import type { SentRequest } from '../checks/http-message.ts';
import type { ReceivedResponse } from '../checks/http-message.ts';

/** Whose body it is: the request's, or that of the answer with this status. */
type Owner = 'request' | number;

const itemOf = (owner: Owner, rest: Omit<CoverageItem, 'kind' | 'status'>): CoverageItem =>
  owner === 'request' ? { kind: 'request member', ...rest } : { kind: 'answer member', status: owner, ...rest };

/** A place in a body, with the keys of what is seen there: the same at every call. */
interface Place {
  readonly owner: Owner;
  readonly name: string;
  readonly present: string;
  readonly absent: string;
  /** For each value that is listed there, by its name. */
  readonly listed: ReadonlyMap<string, string>;
  readonly nodes: Nodes;
}

const placeOf = (owner: Owner, name: string, nodes: Nodes, listed: Iterable<string> = []): Place => ({
  owner,
  name,
  present: keyOf(itemOf(owner, { name, seen: 'present' })),
  absent: keyOf(itemOf(owner, { name, seen: 'absent' })),
  listed: new Map([...listed].map((value) => [value, keyOf(itemOf(owner, { name, seen: 'value', value }))])),
  nodes,
});

const itemsIn = memoize(({ owner, name, nodes }: Place) => placeOf(owner, `${name}/*`, itemsOf(nodes)));

const membersIn = memoize(
  ({ owner, name, nodes }: Place): ReadonlyMap<string, Place> =>
    new Map(
      [...membersOf(nodes)].map(([member, { nodes: own, listed }]) => [
        member,
        placeOf(owner, `${name}/${member}`, own, listed),
      ]),
    ),
);

/** Adds the optional members that a body leaves out and, unless only those count, the members and listed values that it has. */
function addShown(covered: Set<string>, value: unknown, place: Place, onlyAbsent = false): void {
  if (Array.isArray(value)) for (const item of value) addShown(covered, item, itemsIn(place), onlyAbsent);
  else if (isJsonObject(value))
    for (const [name, member] of membersIn(place)) {
      const given = value[name];
      // A member that is undefined never reaches the wire.
      if (given === undefined) {
        covered.add(member.absent);
        continue;
      }
      const listed = member.listed.get(listedName(given));
      if (!onlyAbsent) covered.add(member.present);
      if (!onlyAbsent && listed !== undefined) covered.add(listed);
      addShown(covered, given, member, onlyAbsent);
    }
}

const roots = new Map<string, Place>();

/** The root of a body. */
function bodyOf(schema: SchemaName, owner: Owner): Place {
  const key = `${owner} ${schema}`;
  const root = roots.get(key) ?? placeOf(owner, '', alternatives(rootOf(schema)));
  roots.set(key, root);
  return root;
}

/** Adds the places of a body that were made invalid on purpose; of one that its schema allows, what it left out. */
function addTampered(covered: Set<string>, schema: SchemaName, { tamper }: PlainCall): void {
  if (!tamper || !('body' in tamper)) return;
  const violations = schemaViolations(schema, tamper.body);
  for (const { pointer = '' } of violations)
    covered.add(keyOf(itemOf('request', { name: pointer.replace(/\/\d+/g, '/*'), seen: 'invalid' })));
  if (violations.length === 0) addShown(covered, tamper.body, bodyOf(schema, 'request'), true);
}

function addAsked(covered: Set<string>, row: Operation, call: PlainCall, sent: SentRequest): void {
  const parameters = Object.keys(row.query ?? {});
  const add = (name: string, seen: CoverageItem['seen'] & string) =>
    covered.add(keyOf({ kind: 'parameter', name, seen }));
  if (call.tamper) {
    for (const name of parameters) if (call.tamper.query && name in call.tamper.query) add(name, 'invalid');
    if (row.body) addTampered(covered, row.body, call);
    return;
  }
  const type = sent.headers['content-type']?.split(';')[0];
  if (type !== undefined) covered.add(keyOf({ kind: 'request type', name: type }));
  const query = new URLSearchParams(sent.path.split('?')[1]);
  for (const name of parameters) add(name, query.has(name) ? 'present' : 'absent');
  if (row.body) addShown(covered, call.body, bodyOf(row.body, 'request'));
}

const classOf = (status: number): string => (status < 300 ? 'success' : status < 400 ? 'redirection' : 'refusal');

function addAnswered(covered: Set<string>, row: Operation, { status, headers }: ReceivedResponse, body: unknown): void {
  covered.add(keyOf({ kind: 'status class', name: classOf(status) }));
  covered.add(keyOf({ kind: 'status', status }));
  const answer = row.answers[status];
  if (answer?.kind !== 'json') return;
  covered.add(keyOf({ kind: 'answer type', status, name: headers['content-type']?.split(';')[0] ?? 'nothing' }));
  addShown(covered, body, bodyOf(answer.schema, status));
}

/** Adds the keys of all that one call covered of its operation's row. */
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
