import type { Violation } from './validators.ts';

/** An error of the service. Source: OpenAPI, schema ErrorMessage. */
export interface ServiceError {
  readonly status: number;
  readonly type: string;
  readonly message: string;
  readonly details?: readonly { readonly field?: string; readonly type?: string; readonly message?: string }[];
}

/** An error of the gateway. Source: OpenAPI, response 401_unauthorized. */
export interface GatewayFault {
  readonly faultstring: string;
  readonly errorcode: string;
}

/** Thrown by an operation that refuses a request; the server turns it into an answer. */
export class Refused extends Error {
  readonly reason: ServiceError | GatewayFault;

  constructor(reason: ServiceError | GatewayFault) {
    super('faultstring' in reason ? reason.faultstring : reason.message);
    this.reason = reason;
  }
}

const serviceError = (status: number, type: string, message: string, details?: ServiceError['details']): Refused =>
  new Refused({ status, type, message, ...(details === undefined ? {} : { details }) });

export const badRequest = (message: string): Refused => serviceError(400, 'bad_request', message);

export const validationError = (violations: readonly Violation[]): Refused =>
  serviceError(400, 'validation_violation', 'The request does not have the documented form.', violations);

/** Source: OpenAPI, response 400_bad_request. */
export const invalidTenant = (): Refused =>
  badRequest('The tenant information provided with the request is not valid.');

/** Our choice: the type is the one sister services use for JSON that cannot be parsed. */
export const invalidJson = (): Refused =>
  serviceError(400, 'bad_payload_syntax', 'The request body is not valid JSON.');

/** Our choice: 400, because no operation documents 415. */
export const unsupportedMediaType = (taken: readonly string[]): Refused =>
  serviceError(400, 'unsupported_media_type', `The request body must be sent as ${taken.join(' or ')}.`);

/** Limit: standard practices, 10 MB. Status: our choice, because no operation documents 413. */
export const payloadTooLarge = (): Refused =>
  serviceError(400, 'payload_too_large', 'The request body is larger than 10 MB.');

/** Limit: standard practices, 10 KB. Status: our choice, because no operation documents 414. */
export const urlTooLong = (): Refused =>
  serviceError(400, 'uri_too_long', 'The address of the request is longer than 10 KB.');

/** The same message for a wrong password and an unknown e-mail, so that it does not reveal which e-mails exist. */
export const wrongCredentials = (): Refused =>
  serviceError(401, 'unauthorized', 'Access denied. Entered credentials are incorrect.');

/** Our choice: the documentation names no answer for a customer who is inactive, suspended or has yet to opt in. */
export const mayNotLogIn = (): Refused =>
  serviceError(401, 'unauthorized', 'Access denied. The account is not active.');

/** Source: OpenAPI, response 403_forbidden; the details follow a sister service. */
export const forbidden = (missingScopes: readonly string[] = []): Refused =>
  serviceError(
    403,
    'Forbidden',
    'User not authorized.',
    missingScopes.length > 0 ? [{ message: `Missing required scopes '[${missingScopes.join(', ')}]'` }] : undefined,
  );

/** Source: OpenAPI, response 404_address. */
export const unknownAddress = (addressId: string, customerId: string): Refused =>
  serviceError(404, 'resource_not_found', `Address ${addressId} of customer ${customerId} not found.`);

/** Source: tenant-managed OpenAPI, response 404_customer; its type really is a media type. */
export const unknownCustomer = (customerId: string): Refused =>
  serviceError(404, 'application/json', 'Customer not Found', [
    { message: `Couldn't find a customer with customerNumber '${customerId}'` },
  ]);

export const notFound = (what: string): Refused => serviceError(404, 'resource_not_found', `${what} not found.`);

export const noEndpoint = (): Refused => serviceError(404, 'not_found', 'No endpoint');

export const methodNotAllowed = (): Refused => serviceError(405, 'method_not_allowed', 'Method not allowed.');

/** Source: OpenAPI, response 409_conflict. */
export const duplicateAccount = (email: string, tenant: string): Refused =>
  serviceError(409, 'conflict_resource', `Duplicate account '${email}' for tenant '${tenant}'.`);

export const duplicateId = (what: string): Refused => serviceError(409, 'conflict_resource', `${what} already exists.`);

/** Source: changelog 2024, optimistic locking in the Customer Service; the status follows sister services. */
export const staleVersion = (): Refused =>
  serviceError(409, 'conflict_resource', 'The resource was changed since the given version was read.');

export const internalError = (): Refused =>
  serviceError(500, 'internal_server_error', 'The request could not be served.');

/** Source: OpenAPI, response 401_unauthorized. */
export const invalidAccessToken = (): Refused =>
  new Refused({ faultstring: 'Invalid access token', errorcode: 'oauth.v2.InvalidAccessToken' });

/** Source: OpenAPI, response 401_unauthorized. */
export const expiredAccessToken = (): Refused =>
  new Refused({ faultstring: 'Access Token expired', errorcode: 'keymanagement.service.access_token_expired' });

/** Our choice: no answer is documented for a refresh token that is unknown, spent or expired. */
export const invalidRefreshToken = (): Refused =>
  new Refused({ faultstring: 'Invalid refresh token', errorcode: 'keymanagement.service.invalid_refresh_token' });

/** Our choice of code: no answer is documented for a client id the gateway does not know. */
export const invalidApiKey = (): Refused =>
  new Refused({ faultstring: 'Invalid ApiKey', errorcode: 'oauth.v2.InvalidApiKey' });
