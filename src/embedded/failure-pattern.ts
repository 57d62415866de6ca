import type { FailurePattern, WrongAnswer } from '../../faults/index.ts';
import type { Violation } from '../checks/violation.ts';
import type { FailedCall, Failure } from '../evidence/failures.ts';

const isStatus = (wanted: WrongAnswer['status'], status: number): boolean =>
  typeof wanted === 'string' ? wanted.startsWith(String(Math.floor(status / 100))) : isOneOf(wanted, status);

const isOneOf = <Value>(wanted: Value | readonly Value[] | undefined, value: Value): boolean =>
  wanted === undefined || [wanted].flat().includes(value);

/** Whether a pointer leads to a place or below it. */
const isAt = (wanted: string, pointer: string): boolean => {
  const found = pointer.split('/');
  return wanted.split('/').every((step, index) => (step === '*' ? found[index] !== undefined : step === found[index]));
};

function violates(wrong: WrongAnswer, violation: Violation, answered: number | undefined): boolean {
  if (violation.check !== wrong.check) return false;
  if (violation.check === 'status')
    return (
      isStatus(wrong.status, violation.received) &&
      (wrong.expected === undefined || violation.expected.includes(wrong.expected))
    );
  const { pointer, keyword } = wrong;
  const fits =
    violation.check === 'schema'
      ? isOneOf(keyword, violation.rule.keyword) &&
        (pointer === undefined || [pointer].flat().some((each) => isAt(each, violation.pointer)))
      : pointer === undefined && keyword === undefined;
  const breaks = wrong.invariant === undefined || ('expected' in violation && violation.expected === wrong.invariant);
  return fits && breaks && (answered === undefined || isStatus(wrong.status, answered));
}

const isWrong = (wrong: WrongAnswer, { request, violations }: FailedCall): boolean =>
  isOneOf(wrong.operation, request.operation) &&
  isOneOf(wrong.speaker, request.speaker) &&
  violations.some((violation) => violates(wrong, violation, request.received?.status));

const isMissing = (wanted: string, what: string): boolean =>
  wanted === what || (wanted === 'event' && what.startsWith('customer.'));

/** Whether a failure is what a fault has to be reported as. */
export function matchesPattern(failure: Failure, pattern: FailurePattern): boolean {
  if (failure.kind === 'property') return matchesPattern(failure.of, pattern);
  return [pattern].flat().some((each) => {
    if ('assertion' in each)
      return (
        failure.kind === 'assertion' && each.assertion.test(`${failure.assertion.title}\n${failure.assertion.text}`)
      );
    if ('notDelivered' in each)
      return failure.kind === 'not delivered' && isMissing(each.notDelivered, failure.delivery.what);
    if ('unreadable' in each) return failure.kind === 'unreadable mail' && each.unreadable === failure.delivery.what;
    return failure.kind === 'answer' && isWrong(each, failure.call);
  });
}
