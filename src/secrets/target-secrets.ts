import type { OutsideTarget } from '../config/index.ts';
import { secrets } from './secrets.ts';

type Held = Pick<OutsideTarget, 'main' | 'other' | 'optIn' | 'closed'> &
  Partial<Pick<OutsideTarget, 'customer' | 'network'>>;

/** Registers what a target's settings hold that nobody may read in an artefact. */
export function keepSecretsOf({ main, other, optIn, closed, customer, network }: Held): void {
  for (const access of [main, other, optIn, closed])
    if (access?.service) secrets.add('client-secret', access.service.secret);
  if (customer) secrets.add('password', customer.password);
  if (!network) return;
  for (const value of Object.values(network.headers)) secrets.add('gateway-header', value);
  for (const password of [network.proxy?.password, network.clientCertificate?.passphrase])
    if (password !== undefined) secrets.add('password', password);
}
