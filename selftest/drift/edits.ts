/** An object of an OpenAPI document that is edited. */
export type Part = Record<string, unknown>;

/** An edit of a document; false where the document has nothing that it could change. */
export type Edit = (document: Part, pick: Pick) => boolean;

/** Chooses one of some things. */
export type Pick = <Thing>(things: readonly Thing[]) => Thing | undefined;

/** Whether a value is an object. */
export const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** The objects within an object. */
export const partsOf = (value: unknown): readonly Part[] => (isPart(value) ? Object.values(value).filter(isPart) : []);

/** The operations of a document. */
export const operationsIn = (document: Part): readonly Part[] =>
  partsOf(document['paths']).flatMap((item) =>
    ['get', 'put', 'post', 'patch', 'delete'].map((method) => item[method]).filter(isPart),
  );

/** What a reference leads to, or the part itself. */
export const targetOf = (document: Part, part: Part): Part => {
  const reference = part['$ref'];
  if (typeof reference !== 'string') return part;
  const steps = reference.slice(2).split('/');
  const target = steps.reduce<unknown>((at, step) => (at as Part)[step.replaceAll('~1', '/')], document);
  return targetOf(document, target as Part);
};

const childrenOf = (schema: Part): readonly Part[] => [
  ...partsOf(schema['properties']),
  ...['allOf', 'oneOf', 'anyOf'].flatMap((key) => (Array.isArray(schema[key]) ? (schema[key] as Part[]) : [])),
  ...['items', 'additionalProperties'].map((key) => schema[key]).filter(isPart),
];

/** The schemas of bodies that operations use, references followed, each once. */
export function schemasIn(document: Part): readonly Part[] {
  const bodies = operationsIn(document).flatMap((operation) =>
    [operation['requestBody'], ...partsOf(operation['responses'])]
      .filter(isPart)
      .map((body) => targetOf(document, body)),
  );
  const media = bodies.flatMap((body) => partsOf(body['content']));
  const found = new Set(media.flatMap(({ schema }) => (isPart(schema) ? [targetOf(document, schema)] : [])));
  for (const schema of found) for (const child of childrenOf(schema)) found.add(targetOf(document, child));
  return [...found];
}

/** The members of all schemas: the map that holds each, and its name. */
export const membersIn = (document: Part): readonly (readonly [Part, string])[] =>
  schemasIn(document).flatMap(({ properties }) =>
    isPart(properties) ? Object.keys(properties).map((name) => [properties, name] as const) : [],
  );

/** Schemas of values that have no members. */
export const leavesIn = (document: Part): readonly Part[] =>
  schemasIn(document).filter(({ type, enum: listed }) => typeof type === 'string' && type !== 'object' && !listed);

/** Changes something where there is something to change. */
export const edit =
  <Target>(targets: (document: Part) => readonly Target[], change: (target: Target, document: Part) => void): Edit =>
  (document, pick) => {
    const target = pick(targets(document));
    if (target === undefined) return false;
    change(target, document);
    return true;
  };

/** The answers of all operations, by status. */
export const responsesIn = (document: Part): readonly Part[] =>
  operationsIn(document)
    .map(({ responses }) => responses)
    .filter(isPart);
/** The parameters of all operations, but those of the path. */
export const parametersIn = (document: Part): readonly Part[] =>
  operationsIn(document)
    .flatMap(({ parameters }) => (Array.isArray(parameters) ? parameters.filter(isPart) : []))
    .map((each) => targetOf(document, each))
    .filter((each) => each['in'] !== 'path');
