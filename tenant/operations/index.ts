import type { Operation } from '../operation.ts';
import { addressOperations, changeAddress } from './addresses.ts';
import { anonymousOperations } from './anonymous.ts';
import { b2bOperations } from './b2b.ts';
import { clockOperations } from './clock.ts';
import { credentialOperations } from './credentials.ts';
import { externalOperations } from './external.ts';
import { oauthOperations } from './oauth.ts';
import { optInOperations } from './optin.ts';
import { changeProfile, profileOperations } from './profile.ts';
import { sellerReads } from './sellers.ts';
import { sellerWrites } from './sellerWrites.ts';
import { sessionOperations } from './sessions.ts';
import { signupOperations } from './signup.ts';
import { tagOperations } from './tags.ts';

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
