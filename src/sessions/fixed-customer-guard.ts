import type { OperationName } from '../../contract/operations/index.ts';
import type { PlainCall } from '../../contract/calls.ts';
import { notRun } from '../evidence/not-run.ts';
import type { CallGuard } from '../client/call.ts';
import type { Target } from '../target/target.ts';

/** What would change how a customer logs in, or send it a mail. */
const spoiling: readonly OperationName[] = ['changePassword', 'requestEmailChange', 'requestPasswordReset'];

/** The body that a call sends, as far as it is an object. */
export const bodyOf = ({ body, tamper }: PlainCall): Readonly<Record<string, unknown>> => ({
  ...(body as object | undefined),
  ...(tamper?.body as object | undefined),
});

/**
 * Where nobody new can sign up, a test that signs somebody up is not run; where a fixed customer stands in, neither is one that
 * would change how the customer logs in, or try a wrong password.
 */
export const guardOf = ({ provisioning, fixed, main }: Target): CallGuard | undefined =>
  provisioning === undefined || provisioning.mode === 'at once'
    ? undefined
    : (name, { access }, call) => {
        if (access.tenant !== main.tenant) return;
        if (name === 'signUp' && !provisioning.signsUp) notRun(['signup']);
        if (provisioning.mode !== 'fixed customer') return;
        const { email, password } = bodyOf(call);
        const isHers = email === fixed?.email;
        if (spoiling.includes(name) || (name === 'logIn' && isHers && password !== fixed?.password)) notRun(['signup']);
      };
