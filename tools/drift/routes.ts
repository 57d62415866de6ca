import type { JsonObject } from '../../src/shared/json-object.ts';
import type { Reader } from './reader.ts';

/** An operation of a document, by its whole path. */
export interface DocumentOperation {
  /** Method and path template, as the address of the server and the path make it together. */
  readonly route: string;
  /** The address of its server, without what belongs to the route. */
  readonly address: string;
  readonly item: JsonObject;
  readonly operation: JsonObject;
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace', 'query'] as const;

/** The address of the first server, its variables filled with their defaults. */
function serverOf(reader: Reader, ...holders: readonly JsonObject[]): string {
  const [server] = holders.flatMap((holder) => reader.list(holder, 'servers'));
  if (!server) return '';
  const variables = reader.object(server, 'variables') ?? {};
  return (reader.text(server, 'url') ?? '').replaceAll(/\{([^{}]+)\}/g, (whole, name: string) => {
    const variable = reader.object(variables, name);
    return (variable && reader.text(variable, 'default')) ?? whole;
  });
}

const [, originOf, pathOf] = [0, 1, 2].map(
  (part) => (url: string) => /^((?:[a-z][a-z+.-]*:)?\/\/[^/?#]*)?([^?#]*)/i.exec(url)?.[part] ?? '',
) as [unknown, (url: string) => string, (url: string) => string];

const joined = (prefix: string, path: string): string => `${prefix.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;

/** The operations of a document: each path below the address of the server that holds for it. */
export function operationsOf(reader: Reader): readonly DocumentOperation[] {
  return reader.objects(reader.root, 'paths').flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = reader.object(item, method);
      if (!operation) return [];
      const server = serverOf(reader, operation, item, reader.root);
      const prefix = pathOf(server);
      const full = joined(prefix.startsWith('/') || prefix === '' ? prefix : `/${prefix}`, path);
      return [{ route: `${method.toUpperCase()} ${full}`, address: originOf(server), item, operation }];
    }),
  );
}

/** A route without the names of its path parameters, and without a slash at its end. */
const normalised = (route: string): string => route.replaceAll(/\{[^{}]*\}/g, '{}').replace(/(.)\/$/, '$1');

/** The route among the known ones that is this one, whatever its path parameters are called. */
export const sameRoute = (route: string, known: readonly string[]): string | undefined =>
  known.includes(route) ? route : known.find((each) => normalised(each) === normalised(route));

const split = (route: string): readonly [string, string] => {
  const blank = route.indexOf(' ');
  return [route.slice(0, blank), route.slice(blank + 1)];
};

/** Takes a prefix from a route, or puts it before it; undefined where the route does not have it. */
function changed(route: string, cut: string, add: string): string | undefined {
  const [method, path] = split(route);
  return path.startsWith(cut) ? `${method} ${add}${path.slice(cut.length)}` : undefined;
}

/** How paths may differ from the known ones by a prefix: what is to be cut, and what is to be put in its place. */
function prefixes(
  operations: readonly DocumentOperation[],
  known: readonly string[],
): readonly (readonly [string, string])[] {
  const found = new Map<string, readonly [string, string]>([['', ['', '']]]);
  for (const [, path] of operations.map(({ route }) => split(normalised(route))))
    for (const [, other] of known.map((route) => split(normalised(route)))) {
      const [cut, add] = path.endsWith(other)
        ? [path.slice(0, -other.length), '']
        : other.endsWith(path) && path.length > 1
          ? ['', other.slice(0, -path.length)]
          : ['', ''];
      if (!`${cut}${add}`.includes('{')) found.set(`${cut} ${add}`, [cut, add]);
    }
  return [...found.values()];
}

/** Operations whose paths have a prefix that no known route has, or lack one that all have: it becomes a part of the address. */
export function withoutPrefix(
  operations: readonly DocumentOperation[],
  known: readonly string[],
): readonly DocumentOperation[] {
  const wanted = new Set(known.map(normalised));
  const agreeing = (cut: string, add: string): number =>
    operations.filter(({ route }) => wanted.has(normalised(changed(route, cut, add) ?? ''))).length;
  const all = prefixes(operations, known).map(([cut, add]) => ({ cut, add, count: agreeing(cut, add) }));
  const weight = ({ cut, add }: { readonly cut: string; readonly add: string }): number => cut.length + add.length;
  const [best] = all.toSorted((one, other) => other.count - one.count || weight(one) - weight(other));
  // An operation with a server of its own may have another prefix than the rest.
  const others = all.toSorted((one, other) => weight(one) - weight(other));
  return operations.map((each) => {
    const fitting = [best, ...others].find(
      (way) => way && wanted.has(normalised(changed(each.route, way.cut, way.add) ?? '')),
    );
    const { cut, add } = fitting ?? best ?? { cut: '', add: '' };
    const route = changed(each.route, cut, add);
    if (route === undefined) return each;
    return { ...each, route, address: `${each.address}${cut}${add === '' ? '' : ` without ${add}`}` };
  });
}

/** The address that most of the operations have. */
export function addressOf(operations: readonly DocumentOperation[]): string {
  const counts = new Map<string, number>();
  for (const { address } of operations) counts.set(address, (counts.get(address) ?? 0) + 1);
  const [[address] = ['']] = [...counts].sort(([, one], [, other]) => other - one);
  return address;
}

/** The names of a path's parameters, in their order. */
export const pathParametersOf = (route: string): readonly string[] =>
  [...route.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
