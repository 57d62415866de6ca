import type { JsonObject } from '../../src/shared/json-object.ts';
import type { Reader } from './reader.ts';
import { textHash } from './texts.ts';

/**
 * Who may call an operation: each way to be let in is a fact, and that nobody has to be known is one too. An operation that says nothing
 * says what the document says.
 * @param used takes the names of the schemes
 */
export function* securityFacts(reader: Reader, operation: JsonObject, used: Set<string>): Generator<string> {
  const own = operation['security'] ?? undefined;
  const ways = reader.list(own === undefined ? reader.root : operation, 'security');
  if (ways.length === 0) yield 'operation: security none';
  for (const way of ways) {
    const schemes = Object.keys(way).sort();
    for (const scheme of schemes) used.add(scheme);
    const words = schemes.map((scheme) => {
      const scopes = [...new Set(reader.values(way, scheme).map(String))].sort();
      return scopes.length === 0 ? scheme : `${scheme}(${scopes.join(',')})`;
    });
    yield `operation: security ${words.length === 0 ? 'none' : words.join(' and ')}`;
  }
}

const named = ['type', 'in', 'name', 'scheme', 'bearerFormat', 'openIdConnectUrl'] as const;
const addresses = ['authorizationUrl', 'tokenUrl', 'refreshUrl'] as const;

/** What the document says of the security schemes that its operations use. */
export function* schemeFacts(reader: Reader, root: JsonObject, used: ReadonlySet<string>): Generator<string> {
  const schemes = reader.object(reader.object(root, 'components') ?? {}, 'securitySchemes') ?? {};
  for (const name of used) {
    const scheme = reader.object(schemes, name);
    if (!scheme) continue;
    const at = `scheme ${name}`;
    const text = textHash(reader.text(scheme, 'description'));
    if (text !== undefined) yield `${at}: text ${text}`;
    for (const key of named) {
      const value = reader.text(scheme, key);
      if (value !== undefined) yield `${at}: ${key} ${key === 'scheme' ? value.toLowerCase() : value}`;
    }
    for (const [flow, own] of reader.objects(scheme, 'flows')) {
      for (const key of addresses) {
        const value = reader.text(own, key);
        if ((value ?? '') !== '') yield `${at}: ${flow}.${key} ${value ?? ''}`;
      }
      for (const scope of Object.keys(reader.object(own, 'scopes') ?? {})) yield `${at} ${flow} ${scope}: declared`;
    }
  }
}
