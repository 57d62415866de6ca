import type { Exchange } from './failure-evidence.ts';

/** How much of a body fits into a command line, in characters. */
const longest = 4_000;

const pseudonym = /<([a-z][a-z-]*)(?::(\d+))?>/g;

/** The shell's variable for a kind of secret. */
const variableOf = (kind: string): string =>
  kind === 'access-token' ? 'TOKEN' : kind.replaceAll('-', '_').toUpperCase();

/** Gives each pseudonym a variable: the first of a kind has the plain name, a second one a number. */
function variables(): (kind: string, number: string | undefined) => string {
  const known = new Map<string, string[]>();
  return (kind, number = '') => {
    const seen = known.get(kind) ?? [];
    known.set(kind, seen);
    if (!seen.includes(number)) seen.push(number);
    const at = seen.indexOf(number);
    return at === 0 ? variableOf(kind) : `${variableOf(kind)}_${at + 1}`;
  };
}

/**
 * A call as a command line for a shell, to be repeated by hand.
 * @param exchange already without secrets: each pseudonym becomes a variable such as `$TOKEN`
 */
export function curlOf({ http: { request } }: Exchange): string {
  const name = variables();
  const quote = (text: string): string =>
    `'${text.replaceAll("'", "'\\''").replace(pseudonym, (_, kind: string, number?: string) => `'"$${name(kind, number)}"'`)}'`.replace(
      /^''(?=")|(?<=")''$/g,
      '',
    );
  const headers = (request.headers ?? []).filter((header) => header.name !== 'user-agent');
  const body = request.body?.value ?? '';
  const sent = request.body?.truncated === true || body.length > longest ? '@body' : body;
  return [
    `curl -i${request.method === 'GET' ? '' : ` -X ${request.method}`} ${quote(request.url)}`,
    ...headers.map((header) => `-H ${quote(`${header.name}: ${header.value}`)}`),
    ...(body === '' ? [] : [`--data-raw ${quote(sent)}`]),
  ].join(' ');
}
