import type { Operation } from '../../contract/operation.ts';
import { suiteOperations } from '../../contract/operations/index.ts';
import { preflightHeaders, type PageRequest } from '../checks/cors.ts';

/** A request that a page of the storefront makes, and where. */
export interface StorefrontRequest extends PageRequest {
  readonly path: string;
}

/** Any value of a path parameter: a preflight is answered by the path, whether there is such an object or not. */
const anyValue = '0123456789';

/** Headers of pages that make a browser ask, where the documentation has them. */
const documentedHeaders = ({ body, headers = {} }: Operation): readonly string[] => [
  'authorization',
  ...(body === undefined ? [] : ['content-type']),
  ...Object.keys(headers),
];

/**
 * The requests of a storefront for which a browser asks permission: one for each route of a guest or a customer. Tokens of guests
 * are had without asking, as their requests carry no header of their own.
 */
export function storefrontRequests(tenant: string): readonly StorefrontRequest[] {
  const routes = new Map(
    suiteOperations.filter(({ auth }) => auth === 'guest' || auth === 'customer').map((row) => [row.route, row]),
  );
  return [...routes.values()].map((row) => {
    const [method = '', template = ''] = row.route.split(' ');
    const path = template.replace('{tenant}', tenant).replaceAll(/\{\w+\}/g, anyValue);
    return { method, path, headers: documentedHeaders(row) };
  });
}

/** What turns a call into the preflight of a request. */
export const preflightOf = (origin: string, request: StorefrontRequest) => ({
  method: 'OPTIONS',
  path: request.path,
  authorization: undefined,
  body: undefined,
  headers: preflightHeaders(origin, request),
});
