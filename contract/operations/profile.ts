import { empty, emptyAsDocumented, errorMessage, json, refused, type Operation } from '../operation.ts';

/** The caller's own profile. */
export const profile = {
  getProfile: {
    operationId: 'GET-customer-retrieve-customer-profile',
    route: 'GET /customer/{tenant}/me',
    auth: 'customer',
    repeatable: true,
    query: { expand: 'optional' },
    success: 200,
    answers: { 200: json('Customer'), ...refused },
  },
  getGuestProfile: {
    operationId: 'GET-customer-retrieve-customer-profile',
    route: 'GET /customer/{tenant}/me',
    auth: 'guest',
    repeatable: true,
    query: { expand: 'optional' },
    success: 200,
    answers: { 200: json('AnonymousCustomer'), ...refused },
  },
  updateProfile: {
    operationId: 'PATCH-customer-update-customer',
    route: 'PATCH /customer/{tenant}/me',
    auth: 'customer',
    changes: 'profile',
    body: 'CustomerPatch',
    bodyTypes: ['application/json', 'application/merge-patch+json'],
    success: 200,
    answers: { 200: emptyAsDocumented, ...refused },
    alsoDocumented: { 409: errorMessage },
    acceptedUndocumented: { 204: empty, 404: errorMessage },
  },
} as const satisfies Record<string, Operation>;
