import type { Json } from '../json.ts';
import type { TenantSettings } from '../settings.ts';

/** Whether a change may come by this method; PUT is not documented, but storefronts in the field send it. */
export function methodTaken(method: 'PATCH' | 'PUT', settings: TenantSettings): boolean {
  return method === 'PATCH' || settings.putAsPatch;
}

/** The media type of a Content-Type header: without its parameters, in lower case. Source: RFC 9110, section 8.3.1. */
export function mediaTypeOf(contentType: string | undefined): string {
  return (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/**
 * The JSON that a text holds. `operation` is the operationId it was sent to. Source: RFC 8259.
 * @throws SyntaxError when it holds none.
 */
export const readJson: (text: string, operation: string) => Json = (text) => JSON.parse(text) as Json;

/** Whether a body of this media type is taken. Source: OpenAPI, `requestBody.content`. */
export function mediaTypeAllowed(mediaType: string, taken: readonly string[]): boolean {
  return taken.includes(mediaType);
}

/** Whether a request body is larger than allowed. Source: standard practices, 10 MB. */
export function bodyIsTooLarge(bytes: number): boolean {
  return bytes > 10 * 1024 * 1024;
}

/** Whether an address, path and query together, is longer than allowed. Source: standard practices, 10 KB. */
export function urlIsTooLong(characters: number): boolean {
  return characters > 10 * 1024;
}
