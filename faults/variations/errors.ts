import { soundRules } from '../../tenant/index.ts';
import { isObject, omit, textAt } from '../../tenant/json.ts';
import type { Variation } from '../variation.ts';
import { answerWith, at, inObjects } from './exchange.ts';

/** How refusals are worded. */
export const errors: readonly Variation[] = [
  {
    id: 'faults-are-error-messages',
    why: 'A refused token has the body of the gateway by example, a SHOULD; a service may tell it in its own words.',
    rules: { faultBody: ({ faultstring }) => ({ status: 401, type: 'unauthorized', message: faultstring }) },
    advises: [
      'authorization.fault.missing-token',
      'authorization.fault.invalid-token',
      'authorization.fault.expired-token',
    ],
  },
  {
    id: 'wrong-credentials-are-faults',
    why: 'The only documented body of a 401 is the fault of the gateway.',
    rules: {
      errorBody: (problem) =>
        problem.status === 401
          ? { fault: { faultstring: problem.message, detail: { errorcode: 'oauth.v2.InvalidCredentials' } } }
          : soundRules.errorBody(problem),
    },
  },
  {
    id: 'validation-refuses-without-a-body',
    why: 'The 401 of validateauthtoken is documented without a body.',
    wire: at(['GET-customer-validate-token'], (exchange) => {
      if (exchange.response.status === 401) answerWith(exchange, 401);
    }),
  },
  {
    id: 'errors-tell-more',
    why: 'The schema of an error has moreInfo and details, which any error may have.',
    rules: {
      errorBody: (problem) => ({
        ...soundRules.errorBody(problem),
        moreInfo: 'https://developer.example/errors',
        details: [
          { field: 'body', type: 'hint', message: problem.message, moreInfo: 'https://developer.example/hints' },
        ],
      }),
    },
  },
  {
    id: 'errors-have-no-type',
    why: 'No member of an error is required, and the documented values of type contradict its pattern.',
    wire: inObjects((body, { response }) =>
      response.status >= 400 && !['conflict_resource', 'resource_not_found'].includes(textAt(body, 'type') ?? '')
        ? omit(body, 'type')
        : body,
    ),
  },
  {
    id: 'errors-have-media-types-as-types',
    why: 'Forbidden and application/json are documented values of type.',
    wire: inObjects((body, { response }) =>
      [400, 401].includes(response.status) && 'type' in body ? { ...body, type: 'application/json' } : body,
    ),
  },
  {
    id: 'errors-have-no-status',
    why: 'No member of an error is required; that the status is repeated is a SHOULD.',
    rules: { errorBody: (problem) => omit(soundRules.errorBody(problem), 'status') },
    advises: ['protocol.error.status-agrees'],
  },
  {
    id: 'errors-in-other-words',
    why: 'The text of a message is an example.',
    wire: inObjects((body) => {
      const { message, fault } = body;
      if (typeof message === 'string') return { ...body, message: `Nicht möglich: ${message} ✗` };
      return isObject(fault) ? { ...body, fault: { ...fault, faultstring: 'Nicht möglich ✗' } } : body;
    }),
  },
];
