import type { Operation } from '../operation.ts';
import { addressOperations, changeAddress } from './addresses.ts';
import { anonymousOperations } from './anonymous-token.ts';
import { b2bOperations } from './companies-and-assignments.ts';
import { clockOperations } from './clock-control.ts';
import { credentialOperations } from './password-and-email-change.ts';
import { externalOperations } from './federated-login.ts';
import { oauthOperations } from './service-token.ts';
import { optInOperations } from './double-opt-in.ts';
import { changeProfile, profileOperations } from './profile.ts';
import { sellerReads } from './tenant-managed-reads.ts';
import { sellerWrites } from './tenant-managed-writes.ts';
import { sessionOperations } from './customer-session.ts';
import { signupOperations } from './signup.ts';
import { tagOperations } from './address-tags.ts';

/** All operations a server offers; those on its clock only when asked for. */
export function operationsFor(clockControl: boolean): readonly Operation[] {
  return [
    ...anonymousOperations,
    ...oauthOperations,
    ...signupOperations,
    ...optInOperations,
    ...sessionOperations,
    ...externalOperations,
    ...profileOperations,
    changeProfile('PUT'),
    ...addressOperations,
    changeAddress('PUT'),
    ...tagOperations,
    ...credentialOperations,
    ...sellerReads,
    ...sellerWrites,
    ...b2bOperations,
    ...(clockControl ? clockOperations : []),
  ];
}
