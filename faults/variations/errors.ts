import { isObject, omit, textAt } from '../../tenant/json.ts';
import { replacesAnswer } from '../answer-families.ts';
import { changesResult, dropsMembers, setsMembers } from '../rule-families.ts';
import { variation, type Variation } from '../variation.ts';
import { inObjects } from './answer-hooks.ts';

/** How refusals are worded. */
export const errors: readonly Variation[] = [
  variation('faults-are-error-messages', {
    why: 'A refused token has the body of the gateway by example, a SHOULD; a service may tell it in its own words.',
    rules: { faultBody: ({ faultstring }) => ({ status: 401, type: 'unauthorized', message: faultstring }) },
    advises: [
      'authorization.fault.missing-token',
      'authorization.fault.invalid-token',
      'authorization.fault.expired-token',
    ],
  }),
  variation('wrong-credentials-are-faults', {
    why: 'The only documented body of a 401 is the fault of the gateway.',
    ...changesResult('errorBody', (sound, { status, message }) =>
      status === 401
        ? { fault: { faultstring: message, detail: { errorcode: 'oauth.v2.InvalidCredentials' } } }
        : sound,
    ),
  }),
  variation('validation-refuses-without-a-body', {
    why: 'The 401 of validateauthtoken is documented without a body.',
    ...replacesAnswer('validateToken', 401, 401),
  }),
  variation('errors-tell-more', {
    why: 'The schema of an error has moreInfo and details, which any error may have.',
    ...setsMembers('errorBody', (_, { message }) => ({
      moreInfo: 'https://developer.example/errors',
      details: [{ field: 'body', type: 'hint', message, moreInfo: 'https://developer.example/hints' }],
    })),
  }),
  variation('errors-have-no-type', {
    why: 'No member of an error is required, and the documented values of type contradict its pattern.',
    wire: inObjects((body, { response }) =>
      response.status >= 400 && !['conflict_resource', 'resource_not_found'].includes(textAt(body, 'type') ?? '')
        ? omit(body, 'type')
        : body,
    ),
  }),
  variation('errors-have-media-types-as-types', {
    why: 'Forbidden and application/json are documented values of type.',
    wire: inObjects((body, { response }) =>
      [400, 401].includes(response.status) && 'type' in body ? { ...body, type: 'application/json' } : body,
    ),
  }),
  variation('errors-have-no-status', {
    why: 'No member of an error is required; that the status is repeated is a SHOULD.',
    ...dropsMembers('errorBody', 'status'),
    advises: ['protocol.error.status-agrees'],
  }),
  variation('errors-in-other-words', {
    why: 'The text of a message is an example.',
    wire: inObjects((body) => {
      const { message, fault } = body;
      if (typeof message === 'string') return { ...body, message: `Nicht möglich: ${message} ✗` };
      return isObject(fault) ? { ...body, fault: { ...fault, faultstring: 'Nicht möglich ✗' } } : body;
    }),
  }),
];
