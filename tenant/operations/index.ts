import type { Operation } from '../operation.ts';
import { addressOperations, changeAddress } from './addresses.ts';
import { anonymousTokenOperations } from './anonymous-token.ts';
import { companyOperations } from './companies-and-assignments.ts';
import { clockControlOperations } from './clock-control.ts';
import { credentialOperations } from './password-and-email-change.ts';
import { federatedLoginOperations } from './federated-login.ts';
import { serviceTokenOperations } from './service-token.ts';
import { optInOperations } from './double-opt-in.ts';
import { changeProfile, profileOperations } from './profile.ts';
import { tenantManagedReads } from './tenant-managed-reads.ts';
import { tenantManagedWrites } from './tenant-managed-writes.ts';
import { customerSessionOperations } from './customer-session.ts';
import { signupOperations } from './signup.ts';
import { tagOperations } from './address-tags.ts';

/** All operations a server offers; those on its clock only when asked for. */
export function operationsFor(clockControl: boolean): readonly Operation[] {
  return [
    ...anonymousTokenOperations,
    ...serviceTokenOperations,
    ...signupOperations,
    ...optInOperations,
    ...customerSessionOperations,
    ...federatedLoginOperations,
    ...profileOperations,
    changeProfile('PUT'),
    ...addressOperations,
    changeAddress('PUT'),
    ...tagOperations,
    ...credentialOperations,
    ...tenantManagedReads,
    ...tenantManagedWrites,
    ...companyOperations,
    ...(clockControl ? clockControlOperations : []),
  ];
}
