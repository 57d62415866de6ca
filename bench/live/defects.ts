import { operations } from '../../contract/operations/index.ts';
import type { Exchange, WireHook } from '../../tenant/index.ts';

/** A first step that every test stands on, wrong in one way. */
export const stepDefects = {
  'login-without-token': on('logIn', 200, without('access_token')),
  'login-answers-500': on('logIn', 200, ({ response }) => void (response.status = 500)),
  'signup-without-id': on('signUp', 201, without('id')),
  'signup-answers-200': on('signUp', 201, ({ response }) => void (response.status = 200)),
  'guest-lifetime-is-text': on('logInAnonymously', 200, changed('expires_in', 'an hour')),
} as const satisfies Readonly<Record<string, WireHook>>;

function on(name: 'logIn' | 'signUp' | 'logInAnonymously', status: number, hook: WireHook): WireHook {
  const { operationId } = operations[name];
  return (exchange) =>
    exchange.operation === operationId && exchange.response.status === status ? hook(exchange) : undefined;
}

function changed(member: string, value: unknown): WireHook {
  return ({ response }) => {
    const body = JSON.parse(response.body.toString('utf8')) as Record<string, unknown>;
    response.body = Buffer.from(JSON.stringify({ ...body, [member]: value }));
  };
}

function without(member: string): WireHook {
  return changed(member, undefined);
}

const firstSteps: ReadonlySet<string> = new Set(
  [operations.logInAnonymously, operations.signUp, operations.logIn].map(({ operationId }) => operationId),
);

/** The statuses that are not declared, in place of a success and of a refusal. */
const undeclared = [206, 418] as const;

/**
 * Has as many tests fail, each by an answer of its own that it gets first, so that the failures spread over everything that is asked.
 * A test that asks nothing but first steps meets it where it is refused.
 */
export function failsTests(count: number): WireHook {
  const failing = new Set<string>();
  return ({ operation, request, response }: Exchange) => {
    const [, test] = /; test ([^)]+)\)/.exec(request.headers['user-agent'] ?? '') ?? [];
    if (test === undefined || !request.path.startsWith('/customer/')) return;
    if (firstSteps.has(operation) && response.status < 300) return;
    if (!failing.has(test) && failing.size >= count) return;
    failing.add(test);
    response.status = undeclared[response.status < 300 ? 0 : 1];
  };
}
