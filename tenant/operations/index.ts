import type { Operation, World } from '../operation.ts';
import { addressOperations, changeAddress } from './addresses.ts';
import { anonymousOperations } from './anonymous.ts';
import { clockOperations } from './clock.ts';
import { oauthOperations } from './oauth.ts';
import { changeProfile, profileOperations } from './profile.ts';
import { sessionOperations } from './sessions.ts';
import { signupOperations } from './signup.ts';
import { tagOperations } from './tags.ts';

/** All operations a server offers. */
export function operationsFor(_world: World, clockControl: boolean): readonly Operation[] {
  return [
    ...anonymousOperations,
    ...oauthOperations,
    ...signupOperations,
    ...sessionOperations,
    ...profileOperations,
    changeProfile('PUT'),
    ...addressOperations,
    changeAddress('PUT'),
    ...tagOperations,
    ...(clockControl ? clockOperations : []),
  ];
}
