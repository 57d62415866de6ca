import { empty, errorMessage, refused, type Operation } from '../operation.ts';

/** The e-mail and the password that a customer logs in with. */
export const credentials = {
  requestEmailChange: {
    operationId: 'POST-customer-change-customer-login-email',
    route: 'POST /customer/{tenant}/me/accounts/internal/email/change',
    auth: 'customer',
    costs: 'mail',
    mails: 'email-change',
    body: 'EmailChangeRequest',
    success: 204,
    answers: { 204: empty, ...refused },
    acceptedUndocumented: { 409: errorMessage },
  },
  confirmEmailChange: {
    operationId: 'POST-customer-confirm-customer-login-email',
    route: 'POST /customer/{tenant}/me/accounts/internal/email/change/confirm',
    auth: 'guest',
    body: 'EmailChangeConfirmation',
    success: 204,
    answers: { 204: empty, ...refused },
    acceptedUndocumented: { 404: errorMessage, 409: errorMessage },
  },
  requestPasswordReset: {
    operationId: 'POST-customer-request-reset-password',
    route: 'POST /customer/{tenant}/password/reset',
    auth: 'guest',
    costs: 'mail',
    mails: 'password-reset',
    body: 'PasswordResetRequest',
    success: 204,
    answers: { 204: empty, ...refused },
    acceptedUndocumented: { 404: errorMessage },
  },
  resetPassword: {
    operationId: 'POST-customer-reset-password',
    route: 'POST /customer/{tenant}/password/reset/update',
    auth: 'guest',
    body: 'PasswordResetUpdate',
    success: 204,
    answers: { 204: empty, ...refused },
    acceptedUndocumented: { 404: errorMessage },
  },
  changePassword: {
    operationId: 'POST-customer-change-account-password',
    route: 'POST /customer/{tenant}/password/change',
    auth: 'customer',
    changes: 'password',
    body: 'PasswordChange',
    success: 204,
    answers: { 204: empty, ...refused },
  },
} as const satisfies Record<string, Operation>;
