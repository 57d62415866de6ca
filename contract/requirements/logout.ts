import { norms } from './norms.ts';
import { baseline, must, observe, should, type Requirement } from './requirement.ts';

/** Logout: how a customer's session ends. */
export const logout = {
  'logout.token.answers-empty': must(
    'Logout with the access token as bearer and as accessToken answers 204 without a body.',
    'OpenAPI customer-management: GET logout, 204',
  ),
  'logout.token.ends-access-to-profile': baseline(
    'The profile is refused with 401 to an access token that has logged out.',
    'tutorial: how to log a customer out',
    { norm: norms.endedSession },
  ),
  'logout.token.fails-validation': baseline(
    'Token validation answers 401 to an access token that has logged out.',
    'tutorial: how to log a customer out',
    { norm: norms.endedSession },
  ),
  'logout.token.spares-other-sessions': should(
    'Logout of one session leaves another session of the same customer valid.',
    'implied by the description of accessToken of GET logout',
  ),
  'logout.token.refuses-second-time': should(
    'A second logout with the same access token is refused with 401.',
    'implied by the invalidation of the token in GET logout',
  ),
  'logout.request.refuses-missing-access-token': should(
    'Logout without the parameter accessToken is refused with 400.',
    'implied by the required parameters of GET logout',
  ),
  'logout.request.other-access-token': observe(
    'Logout whose accessToken differs from the bearer invalidates the one, the other, both or none.',
    'OpenAPI customer-management: GET logout, accessToken',
  ),
  'logout.session.refresh-token-afterwards': baseline(
    'The refresh token of a session that has logged out is refused.',
    'tutorial: how to log a customer out',
    { norm: norms.endedSession },
  ),
} satisfies Record<string, Requirement>;
