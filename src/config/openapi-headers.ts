import { asAnyHeaders } from './network.ts';

type Headers = Readonly<Record<string, string>>;

/** Reads the headers by which a published document behind a login is asked for, which are secrets; a text says what is wrong with them. */
function openApiHeadersIn(env: Readonly<Record<string, string | undefined>>): Headers | string {
  const text = env['OPENAPI_HEADERS']?.trim() ?? '';
  if (text === '') return {};
  const read = asAnyHeaders(text);
  return 'value' in read ? read.value : `OPENAPI_HEADERS is (a secret, not shown), but must be ${read.mustBe}.`;
}

/** The headers by which this process asks for a published document. */
export const openApiHeaders = (): Headers | string => openApiHeadersIn(process.env);
