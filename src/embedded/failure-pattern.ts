import type { FailurePattern, WrongAnswer } from '../../faults/index.ts';
import type { Violation } from '../checks/violation.ts';
import type { FailedCall, Failure } from '../evidence/failures.ts';

const isOneOf = <Value>(wanted: Value | readonly Value[] | undefined, value: Value): boolean =>
  wanted === undefined || [wanted].flat().includes(value);

const isAt = (wanted: string, pointer: string): boolean => {
  const [steps, found] = [wanted.split('/'), pointer.split('/')];
  return steps.length === found.length && steps.every((step, index) => step === '*' || step === found[index]);
};

function violates(wrong: WrongAnswer, violation: Violation, answered: number | undefined): boolean {
  if (violation.check !== wrong.check) return false;
  if (violation.check === 'status')
    return (
      isOneOf(wrong.status, violation.received) &&
      (wrong.expected === undefined || violation.expected.includes(wrong.expected))
    );
  const { pointer, keyword } = wrong;
  const fits =
    violation.check === 'schema'
      ? isOneOf(keyword, violation.rule.keyword) &&
        (pointer === undefined || [pointer].flat().some((each) => isAt(each, violation.pointer)))
      : pointer === undefined && keyword === undefined;
  return fits && (answered === undefined || isOneOf(wrong.status, answered));
}

const isWrong = (wrong: WrongAnswer, { request, violations }: FailedCall): boolean =>
  isOneOf(wrong.operation, request.operation) &&
  isOneOf(wrong.speaker, request.speaker) &&
  violations.some((violation) => violates(wrong, violation, request.received?.status));

/** Whether a failure is what a fault has to be reported as. */
export function matchesPattern(failure: Failure, pattern: FailurePattern): boolean {
  if (failure.kind === 'property') return matchesPattern(failure.of, pattern);
  if ('assertion' in pattern) {
    if (failure.kind !== 'assertion') return false;
    return pattern.assertion.test(`${failure.assertion.title}\n${failure.assertion.text}`);
  }
  if ('notDelivered' in pattern)
    return failure.kind === 'not delivered' && failure.delivery.what === pattern.notDelivered;
  return failure.kind === 'answer' && [pattern].flat().some((wrong) => isWrong(wrong, failure.call));
}
