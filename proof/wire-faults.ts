import { keyOf } from '../contract/coverage-item.ts';
import type { Answer } from '../contract/operation.ts';
import { customerManaged, operations, rowOf, type OperationName } from '../contract/operations/index.ts';
import type { InjectableFault, WrongAnswer } from '../faults/index.ts';
import type { WireHook } from '../tenant/index.ts';
import { memberMutations, applyMutation, type Allowance, type MutatedMember } from './member-mutations.ts';

type Response = Parameters<WireHook>[0]['response'];

/** A fault made from the contract: one answer, wrong in one way. */
export interface WireFault extends InjectableFault {
  readonly operation: OperationName;
  readonly status: number;
  /** What a test has to have seen of the answer to be able to catch it, by the key of a coverage item. */
  readonly seen: string;
  /** Why no test can catch it: the documentation permits it. */
  readonly equivalent?: Allowance;
}

/** The operations of the contract that are one of the documentation: each of them may meet its faulty answer. */
const speakersOf = (operation: OperationName): readonly OperationName[] =>
  (Object.keys(operations) as OperationName[]).filter(
    (name) => rowOf(name).operationId === rowOf(operation).operationId,
  );

/** Changes the answers of one operation with one status. */
const on = (
  operation: OperationName,
  status: number,
  change: (response: Response) => void,
): InjectableFault['deviation'] => ({
  wire: (exchange) => {
    if (exchange.operation === rowOf(operation).operationId && exchange.response.status === status)
      change(exchange.response);
  },
});

function ofMember(operation: OperationName, status: number, member: MutatedMember): WireFault {
  const { pointer, mutation, allowed } = member;
  return {
    id: `${operation} ${status} ${pointer} ${mutation}`,
    operation,
    status,
    seen: keyOf({ kind: 'answer member', status, name: pointer, seen: 'present' }),
    failurePattern: { operation: speakersOf(operation), check: 'schema', status, pointer },
    deviation: on(operation, status, (response) => {
      response.body = Buffer.from(JSON.stringify(applyMutation(JSON.parse(response.body.toString('utf8')), member)));
    }),
    ...(allowed !== undefined && { equivalent: allowed }),
  };
}

/** The nearest status that nothing declares or tolerates for the operation. */
const neighbours: Readonly<Record<number, number>> = { 200: 203, 201: 200, 202: 203, 204: 203 };
const neighbourOf = (status: number): number => neighbours[status] ?? (status === 404 || status === 409 ? 410 : 402);

type Whole = readonly [
  name: string,
  check: WrongAnswer['check'],
  change: (response: Response) => void,
  statusAfter?: number,
];

function wholesOf(status: number, answer: Answer): readonly Whole[] {
  const next = neighbourOf(status);
  const status_: Whole = ['with another status', 'status', (response) => void (response.status = next), next];
  if (answer.kind === 'unspecified') return [status_];
  if (answer.kind === 'empty') {
    const unexpected = Buffer.from('{"unexpected":"body"}');
    // A 204 has no body on the wire, whatever a server tries.
    if (status === 204 || answer.bodyTolerated) return [status_];
    return [status_, ['with a body', 'body', (response) => void (response.body = unexpected)]];
  }
  return [
    status_,
    ['with another media type', 'media type', ({ headers }) => void (headers['content-type'] = 'text/plain')],
    ['without a media type', 'media type', ({ headers }) => void Reflect.deleteProperty(headers, 'content-type')],
    ['truncated', 'body', (response) => void (response.body = response.body.subarray(0, response.body.length - 1))],
    [
      'in broken UTF-8',
      'encoding',
      (response) => void (response.body = Buffer.concat([response.body, Buffer.from([0x20, 0xff])])),
    ],
    [
      'as a list, or as its first item',
      'schema',
      (response) => {
        const body: unknown = JSON.parse(response.body.toString('utf8'));
        response.body = Buffer.from(JSON.stringify(Array.isArray(body) ? (body[0] ?? {}) : [body]));
      },
    ],
    ['empty', 'body', (response) => void (response.body = Buffer.alloc(0))],
  ];
}

const ofWhole = (
  operation: OperationName,
  status: number,
  [name, check, change, after = status]: Whole,
): WireFault => ({
  id: `${operation} ${status} ${name}`,
  operation,
  status,
  seen: keyOf({ kind: 'status', status }),
  failurePattern: { operation: speakersOf(operation), check, status: after },
  deviation: on(operation, status, change),
});

function faultsOf(operation: OperationName): readonly WireFault[] {
  return Object.entries(rowOf(operation).answers).flatMap(([text, answer]) => {
    const status = Number(text);
    const members = answer.kind === 'json' ? memberMutations(answer.schema) : [];
    return [
      ...wholesOf(status, answer).map((whole) => ofWhole(operation, status, whole)),
      ...members.map((member) => ofMember(operation, status, member)),
    ];
  });
}

/** Every wire fault that follows from the contract of the API under test. */
export const wireFaults: readonly WireFault[] = (Object.keys(customerManaged) as OperationName[]).flatMap(faultsOf);
