import { base, en, Faker } from '@faker-js/faker';
import { customerManaged, rowOf, type OperationName } from '../../contract/operations/index.ts';
import type { Operation } from '../../contract/operation.ts';
import type { Deviation, Effect, InjectableFault } from '../../faults/index.ts';
import type { Exchange } from '../../tenant/index.ts';
import { blocking, answerMutations, type StartAnswerMutation } from './answer-mutations.ts';
import { promisesBroken } from './broken-promises.ts';
import { storeMutations, type StartStoreMutation } from './store-mutations.ts';

/** A random mutation that nobody looked at when the tests were written. */
export interface RandomFault extends InjectableFault {
  /** The operations that share the mutated answers. */
  readonly operations: readonly OperationName[];
}

/** The operations by the operationId that they share: a guest and a customer may have a row each. */
const byOperationId = new Map<string, OperationName[]>();
for (const name of Object.keys(customerManaged) as OperationName[]) {
  const { operationId } = rowOf(name);
  byOperationId.set(operationId, [...(byOperationId.get(operationId) ?? []), name]);
}

/** The rows that describe a request: those whose parameters it has, or all where it has been tampered with. */
function rowsFor({ operation, request }: Exchange): readonly Operation[] {
  const rows = (byOperationId.get(operation) ?? []).map(rowOf);
  const asked = rows.filter(({ query = {} }) =>
    Object.entries(query).every(([name, kind]) => kind === 'optional' || request.query[name] !== undefined),
  );
  return asked.length > 0 ? asked : rows;
}

type MutationOfTenant = Pick<InjectableFault, 'deviation' | 'effect' | 'broke'>;

/** What a fault has come to, from one planting to the next. */
class Effects {
  private changed = false;
  private readonly promises = new Set<string>();

  readonly effect = (): Effect => (this.promises.size > 0 ? 'promise' : this.changed ? 'bytes' : 'nothing');
  readonly broke = (): readonly string[] => [...this.promises];

  /** Starts anew, for the next test that meets the fault. */
  begin(): void {
    this.changed = false;
    this.promises.clear();
  }

  change(): void {
    this.changed = true;
  }

  break(promise: string): void {
    this.promises.add(promise);
  }
}

/** Plants a change of every answer of an operation, and notes what it has come to. */
function mutatesAnswers(operationId: string, start: StartAnswerMutation, pick: number, kind: string): MutationOfTenant {
  const effects = new Effects();
  const { effect, broke } = effects;
  const deviation = (): Deviation => {
    effects.begin();
    const change = start(pick);
    return {
      wire: async (exchange) => {
        const { operation, response } = exchange;
        if (operation !== operationId) return;
        const sound = { ...response, headers: { ...response.headers } };
        if (blocking.has(kind)) effects.break('an answer');
        await change(response);
        const same = sound.status === response.status && sound.body.equals(response.body);
        if (same && Object.keys(sound.headers).every((name) => name in response.headers)) return;
        effects.change();
        for (const row of rowsFor(exchange))
          for (const promise of promisesBroken(row, sound, response)) effects.break(`${sound.status} ${promise}`);
      },
    };
  };
  return { deviation, effect, broke };
}

function mutatesStore(operationId: string, start: StartStoreMutation): MutationOfTenant {
  const effects = new Effects();
  const { effect, broke } = effects;
  const deviation = (): Deviation => {
    effects.begin();
    return start(operationId, () => {
      effects.break('what is stored');
    });
  };
  return { deviation, effect, broke };
}

/** The operations that store something of a customer. */
const storing = (names: readonly OperationName[]): boolean => {
  const { route } = rowOf(names[0] as OperationName);
  return /^(POST|PATCH|DELETE) /.test(route) || /\/optin\//.test(route);
};

/**
 * Draws random mutations.
 * @param seed the same seed draws the same
 */
export function randomFaults(seed: number, count: number): readonly RandomFault[] {
  const random = new Faker({ locale: [en, base], seed });
  const ids = [...byOperationId.keys()];
  const kinds = [...Object.keys(answerMutations), ...Object.keys(storeMutations)];
  return Array.from({ length: count }, (_, index): RandomFault => {
    const kind = random.helpers.arrayElement(kinds);
    const write = storeMutations[kind];
    const namesOf = (operationId: string) => byOperationId.get(operationId) ?? [];
    const operationId = random.helpers.arrayElement(write ? ids.filter((id) => storing(namesOf(id))) : ids);
    const pick = random.number.int(1000);
    const operations = namesOf(operationId);
    const begin = answerMutations[kind] as StartAnswerMutation;
    return {
      id: `blind-${index + 1} ${operations[0] ?? ''}: ${kind} ${pick}`,
      operations,
      failurePattern: /(?:)/,
      ...(blocking.has(kind) && { blocks: true }),
      ...(write ? mutatesStore(operationId, write) : mutatesAnswers(operationId, begin, pick, kind)),
    };
  });
}
