import {
  edit,
  isPart,
  leavesIn,
  membersIn,
  operationsIn,
  partsOf,
  responsesIn,
  schemasIn,
  targetOf,
  type Edit,
  type Part,
} from './edits.ts';

const backwards = (part: Part): void => {
  for (const [key, value] of Object.entries(part).reverse()) {
    Reflect.deleteProperty(part, key);
    part[key] = value;
  }
};

const wrapped = (leaf: Part, key: 'allOf' | 'anyOf' | 'oneOf'): void => {
  const { description, ...rest } = leaf;
  for (const name of Object.keys(rest)) Reflect.deleteProperty(leaf, name);
  leaf[key] = [rest];
  if (description !== undefined) leaf['description'] = description;
};

const maps = (document: Part): readonly Part[] => [
  document,
  ...['paths', 'components'].map((key) => document[key]).filter(isPart),
  ...operationsIn(document),
  ...responsesIn(document),
  ...schemasIn(document),
  ...schemasIn(document)
    .map(({ properties }) => properties)
    .filter(isPart),
];

/** Edits that say the same in another form. */
export const changesOfForm: Readonly<Record<string, Edit>> = {
  'reorders members': edit(maps, backwards),
  'reorders a list': edit(
    (document) =>
      [
        ...schemasIn(document).flatMap((each) => [
          each['required'],
          each['enum'],
          each['allOf'],
          each['oneOf'],
          each['anyOf'],
        ]),
        ...operationsIn(document).map(({ parameters }) => parameters),
      ].filter(Array.isArray),
    (list) => void list.reverse(),
  ),
  'wraps a schema in allOf': edit(leavesIn, (leaf) => {
    wrapped(leaf, 'allOf');
  }),
  'wraps a schema in the only alternative': edit(leavesIn, (leaf) => {
    wrapped(leaf, 'oneOf');
  }),
  'moves a schema to the components': edit(membersIn, ([properties, name], document) => {
    const components = (document['components'] ??= {}) as Part;
    const schemas = (components['schemas'] ??= {}) as Part;
    if (schemas['Moved']) return;
    schemas['Moved'] = properties[name];
    properties[name] = { $ref: '#/components/schemas/Moved' };
  }),
  'writes a reference out': edit(
    (document) =>
      membersIn(document).filter(
        ([properties, name]) => isPart(properties[name]) && Object.keys(properties[name]).join('') === '$ref',
      ),
    ([properties, name], document) => {
      properties[name] = targetOf(document, properties[name] as Part);
    },
  ),
  'says what goes without saying': edit(leavesIn, (leaf) => {
    Object.assign(leaf, {
      nullable: leaf['nullable'] ?? false,
      minLength: leaf['minLength'] ?? 0,
      title: 'A title',
      example: 'x',
    });
  }),
  'adds extensions': edit(maps, (part) => {
    if (!Object.keys(part).some((key) => part[key] === undefined)) part['x-more'] = 'more';
  }),
  'wraps a text': edit(operationsIn, (operation) => {
    if (typeof operation['description'] === 'string')
      operation['description'] = operation['description'].replaceAll(' ', '\n ');
  }),
  'declares a path parameter at the path': edit(
    (document) => partsOf(document['paths']).filter((item) => operationsIn({ paths: { item } }).length === 1),
    (item) => {
      const [operation] = operationsIn({ paths: { item } });
      const own = (operation?.['parameters'] ?? []) as Part[];
      item['parameters'] = [
        ...((item['parameters'] ?? []) as Part[]).filter(
          (shared) => !own.some((each) => each['name'] === shared['name']),
        ),
        ...own,
      ];
      if (operation) delete operation['parameters'];
    },
  ),
  'adds an unused schema and a tag': edit(
    (document) => [document],
    (document) => {
      ((document['components'] ??= {}) as { schemas?: Part }).schemas = {
        ...(document['components'] as { schemas?: Part }).schemas,
        Unused: { $ref: 'elsewhere.yaml#/Unused' },
      };
      document['tags'] = [{ name: 'more' }];
    },
  ),
  'moves the paths below the address': edit(
    (document) => (Array.isArray(document['servers']) ? [document] : []),
    (document) => {
      const paths = document['paths'] as Part;
      const [server] = document['servers'] as Part[];
      const first = Object.keys(paths)[0]?.split('/')[1] ?? '';
      const isApart = operationsIn(document).some((operation) => 'servers' in operation);
      if (!server || isApart || !Object.keys(paths).every((path) => path.startsWith(`/${first}/`))) return;
      server['url'] = `${String(server['url'])}/${first}`;
      document['paths'] = Object.fromEntries(
        Object.entries(paths).map(([path, item]) => [path.slice(first.length + 1), item]),
      );
    },
  ),
};
