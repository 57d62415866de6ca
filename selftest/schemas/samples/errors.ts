import type { SamplesOf } from './sample-types.ts';

const notFound = {
  status: 404,
  type: 'resource_not_found',
  message: 'Address 5d0e7a91c4 of customer 20480001 not found.',
  moreInfo: 'https://docs.example.test/errors',
  details: [{ field: 'addressId', type: 'unknown_value', message: 'Nobody lives there.', moreInfo: 'see above' }],
};

const expired = {
  fault: { faultstring: 'Access Token expired', detail: { errorcode: 'keymanagement.service.access_token_expired' } },
};

export const errors: SamplesOf<'ErrorMessage' | 'ErrorDetail' | 'Fault' | 'Refusal' | 'CompanyError'> = {
  ErrorMessage: {
    requires: ['message'],
    accepts: [
      notFound,
      { status: 403, type: 'Forbidden', message: 'User not authorized.' },
      {
        status: 404,
        type: 'application/json',
        message: 'Customer not Found',
        details: [{ message: 'No such number' }],
      },
      { message: 'Access denied.' },
    ],
    refuses: [
      { why: 'a status is a number', put: { status: '404' }, at: '/status', keyword: 'type' },
      { why: 'HTTP statuses begin at 100', put: { status: 99 }, at: '/status', keyword: 'minimum' },
      { why: 'HTTP statuses end at 599', put: { status: 600 }, at: '/status', keyword: 'maximum' },
      { why: 'details are a list', put: { details: { message: 'x' } }, at: '/details', keyword: 'type' },
      { why: 'a detail is an object', put: { details: ['x'] }, at: '/details/0', keyword: 'type' },
    ],
  },
  ErrorDetail: {
    requires: [],
    accepts: [
      { field: 'email', type: 'missing_value', message: 'An e-mail is needed.', moreInfo: 'https://docs.example.test' },
      { field: '', message: 'Not about one member.' },
      { field: null, message: 'Not about one member.' },
    ],
    refuses: [
      { why: 'a field is a path', put: { field: 3 }, at: '/field', keyword: 'type' },
      { why: 'a message is text', put: { message: null }, at: '/message', keyword: 'type' },
    ],
  },
  Fault: {
    requires: ['fault'],
    accepts: [expired, { fault: { faultstring: 'Invalid ApiKey' } }, { fault: { faultstring: 'Refused', detail: {} } }],
    refuses: [
      { why: 'a fault says what it is', put: { fault: {} }, at: '/fault', keyword: 'required' },
      { why: 'a fault is no sentence', put: { fault: 'Invalid access token' }, at: '/fault', keyword: 'type' },
      { why: 'a faultstring is text', put: { fault: { faultstring: 9 } }, at: '/fault/faultstring', keyword: 'type' },
      {
        why: 'detail is an object',
        put: { fault: { faultstring: 'x', detail: 'y' } },
        at: '/fault/detail',
        keyword: 'type',
      },
      {
        why: 'a code is text',
        put: { fault: { faultstring: 'x', detail: { errorcode: 401 } } },
        at: '/fault/detail/errorcode',
        keyword: 'type',
      },
      { why: 'a service error is no fault', body: { message: 'Access denied.' }, at: '', keyword: 'required' },
    ],
  },
  Refusal: {
    requires: [],
    accepts: [expired, { status: 401, type: 'unauthorized', message: 'Access denied.' }],
    refuses: [
      { why: 'a refusal says something', body: {}, at: '', keyword: 'anyOf' },
      { why: 'a refusal is an object', body: 'Unauthorized', at: '', keyword: 'anyOf' },
      { why: 'half a fault is none', body: { fault: {} }, at: '', keyword: 'anyOf' },
      { why: 'OAuth spells its errors otherwise', body: { error: 'invalid_token' }, at: '', keyword: 'anyOf' },
    ],
  },
  CompanyError: {
    requires: ['message'],
    accepts: [
      { code: 409, status: 'Conflict', message: 'The company is there already.', details: [{ message: 'anything' }] },
      { message: 'Forbidden.' },
    ],
    refuses: [
      { why: 'a code is a number', put: { code: '409' }, at: '/code', keyword: 'type' },
      { why: 'HTTP statuses begin at 100', put: { code: 0 }, at: '/code', keyword: 'minimum' },
      { why: 'HTTP statuses end at 599', put: { code: 1000 }, at: '/code', keyword: 'maximum' },
      { why: 'the status is in words here', put: { status: 409 }, at: '/status', keyword: 'type' },
    ],
  },
};
