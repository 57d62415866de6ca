import { STATUS_CODES } from 'node:http';
import { defined } from '../json.ts';
import type { JsonObject } from '../json.ts';
import type { GatewayFault, ServiceError } from '../refusals.ts';

/** The body of a service error. Source: OpenAPI, schema ErrorMessage. */
export function errorBody(problem: ServiceError): JsonObject {
  const details = problem.details?.map((detail) => defined({ ...detail }));
  return defined({ status: problem.status, type: problem.type, message: problem.message, details });
}

/** The body of an error of the service that keeps companies. Source: OpenAPI customer-management service, error responses. */
export function companyErrorBody(problem: ServiceError): JsonObject {
  return { code: problem.status, status: STATUS_CODES[problem.status] ?? 'Error', message: problem.message };
}

/** The body of the gateway's 401. Source: OpenAPI, response 401_unauthorized. */
export function faultBody(fault: GatewayFault): JsonObject {
  return { fault: { faultstring: fault.faultstring, detail: { errorcode: fault.errorcode } } };
}

/** The headers of an answer that carries tokens. Source: RFC 6749, section 5.1. */
export function tokenHeaders(): Readonly<Record<string, string>> {
  return { 'cache-control': 'no-store', pragma: 'no-cache' };
}

/** The headers that let a storefront in a browser read any answer. Our choice: storefronts call from anywhere. */
export function corsHeaders(): Readonly<Record<string, string>> {
  return { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Count' };
}

/** The further headers of an answered preflight. */
export function preflightHeaders(): Readonly<Record<string, string>> {
  return {
    'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
    'access-control-allow-headers': '*, Authorization, Content-Type, session-id',
    'access-control-max-age': '600',
  };
}
