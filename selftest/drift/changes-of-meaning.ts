import {
  edit,
  isPart,
  leavesIn,
  membersIn,
  operationsIn,
  parametersIn,
  responsesIn,
  schemasIn,
  type Edit,
} from './edits.ts';

/** Edits that change what a document promises. */
export const changesOfMeaning: Readonly<Record<string, Edit>> = {
  'renames a member': edit(membersIn, ([properties, name]) => {
    properties[`${name}Renamed`] = properties[name];
    Reflect.deleteProperty(properties, name);
  }),
  'removes a member': edit(membersIn, ([properties, name]) => {
    Reflect.deleteProperty(properties, name);
  }),
  'adds a member': edit(membersIn, ([properties]) => {
    properties['added'] = { type: 'string' };
  }),
  'requires a member': edit(
    (document) =>
      membersIn(document).filter(([properties]) =>
        schemasIn(document).some((each) => each['properties'] === properties && !each['required']),
      ),
    ([properties, name], document) => {
      for (const schema of schemasIn(document)) if (schema['properties'] === properties) schema['required'] = [name];
    },
  ),
  'adds a status': edit(responsesIn, (responses) => {
    responses['418'] = { description: 'A teapot.' };
  }),
  'removes a status': edit(responsesIn, (responses) => {
    Reflect.deleteProperty(responses, Object.keys(responses)[0] ?? '');
  }),
  'changes a type': edit(leavesIn, (leaf) => {
    leaf['type'] = leaf['type'] === 'boolean' ? 'integer' : 'boolean';
  }),
  'permits null or no longer': edit(leavesIn, (leaf) => {
    leaf['nullable'] = leaf['nullable'] !== true;
  }),
  'limits a length': edit(leavesIn, (leaf) => {
    leaf['maxLength'] = 7;
  }),
  'lists values': edit(leavesIn, (leaf) => {
    leaf['enum'] = ['one', 'two'];
  }),
  'sets a default': edit(leavesIn, (leaf) => {
    leaf['default'] = 'usual';
  }),
  'makes a member read-only or no longer': edit(leavesIn, (leaf) => {
    leaf['readOnly'] = leaf['readOnly'] !== true;
  }),
  'closes an object': edit(
    (document) =>
      schemasIn(document).filter((each) => isPart(each['properties']) && each['additionalProperties'] === undefined),
    (schema) => {
      schema['additionalProperties'] = false;
    },
  ),
  'offers alternatives': edit(leavesIn, (leaf) => {
    const { description, ...rest } = leaf;
    for (const key of Object.keys(rest)) Reflect.deleteProperty(leaf, key);
    leaf['oneOf'] = [rest, { type: 'object', properties: { other: { type: 'string' } } }];
    if (description !== undefined) leaf['description'] = description;
  }),
  'changes the description of an operation': edit(operationsIn, (operation) => {
    operation['description'] =
      `${typeof operation['description'] === 'string' ? operation['description'] : ''} It holds for an hour.`;
  }),
  'changes the description of a member': edit(leavesIn, (leaf) => {
    leaf['description'] =
      `${typeof leaf['description'] === 'string' ? leaf['description'] : ''} At least 12 characters.`;
  }),
  'requires a parameter or no longer': edit(parametersIn, (parameter) => {
    parameter['required'] = parameter['required'] !== true;
  }),
  'renames a parameter': edit(parametersIn, (parameter) => {
    parameter['name'] = `${String(parameter['name'])}Renamed`;
  }),
  'changes who may call': edit(operationsIn, (operation) => {
    operation['security'] = [{ Another: [] }];
  }),
  'deprecates an operation': edit(operationsIn, (operation) => {
    operation['deprecated'] = true;
  }),
  'changes an operation id': edit(operationsIn, (operation) => {
    operation['operationId'] = 'another';
  }),
};
