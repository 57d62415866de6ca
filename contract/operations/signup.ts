import { empty, errorMessage, invalid, json, refused, type Operation } from '../operation.ts';

/** Becoming a customer, with and without double opt-in. */
export const signup = {
  signUp: {
    operationId: 'POST-customer-create-customer-account',
    route: 'POST /customer/{tenant}/signup',
    auth: 'guest',
    costs: 'mail',
    mails: 'opt-in',
    body: 'CustomerSignup',
    success: 201,
    answers: { 201: json('ResourceLocation'), ...refused, 409: errorMessage },
    creates: 'customer',
  },
  confirmOptIn: {
    operationId: 'GET-customer-signup-customer-optin',
    route: 'GET /customer/{tenant}/signup/optin/{token}',
    auth: 'guest',
    changes: 'session',
    success: 200,
    answers: { 200: json('OptInCustomerToken'), ...invalid },
    acceptedUndocumented: { 403: errorMessage, 404: errorMessage },
  },
  resendOptIn: {
    operationId: 'POST-customer-refresh-token',
    route: 'POST /customer/{tenant}/signup/optin/refresh_token',
    auth: 'guest',
    costs: 'mail',
    mails: 'opt-in',
    body: 'OptInResend',
    success: 202,
    answers: { 202: empty, ...invalid },
    acceptedUndocumented: { 403: errorMessage, 404: errorMessage, 409: errorMessage },
  },
} as const satisfies Record<string, Operation>;
