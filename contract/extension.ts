import { customerManaged, operations } from './operations/index.ts';
import type { Operation } from './operation.ts';
import { requirements } from './requirements/index.ts';
import type { Requirement } from './requirements/requirement.ts';

export { baseline, must, observe, should, type Requirement } from './requirements/requirement.ts';
export { empty, errorMessage, invalid, json, refused, unspecified, type Operation } from './operation.ts';
export { mixin, schema, type OwnSchemaName } from '../schemas/own-schemas.ts';

/** What a project tests beside the suite. */
export interface Extension {
  /** The folder of the tests, below the folder of the project. */
  readonly tests: string;
  readonly requirements?: Readonly<Record<string, Requirement>>;
  /** Endpoints below the address of the target, of whichever service. */
  readonly operations?: Readonly<Record<string, Operation>>;
}

let isClosed = false;

/** Ends the time in which the contract may be extended: what follows has read it. */
export function closeContract(): void {
  isClosed = true;
}

/** Adds a project's entries to the suite's; a name of the suite's stays the suite's. */
function add<Entry>(kind: string, all: Record<string, Entry>, own: Readonly<Record<string, Entry>>): void {
  for (const [name, entry] of Object.entries(own)) {
    const known = all[name];
    if (known !== undefined && JSON.stringify(known) === JSON.stringify(entry)) continue;
    if (known !== undefined)
      throw new Error(`${kind}: found "${name}", which the suite has, expected a name of your own.`);
    if (isClosed)
      throw new Error(
        `${kind}: "${name}" was declared too late. Declare it in conformance.config.ts, which imports "emporix-conformance/contract" and nothing else of the package.`,
      );
    all[name] = entry;
  }
}

/** An id is `chapter.topic.behaviour`: reports group by its first part, and a tag is made of it. */
function refuseIds(ids: readonly string[]): void {
  const wrong = ids.find((id) => !/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/.test(id));
  if (wrong !== undefined)
    throw new Error(
      `requirements: found "${wrong}", expected lowercase words with dots between them, such as "loyalty.points.shown".`,
    );
}

/**
 * Declares what a project tests beside the suite. Its file `conformance.config.ts` exports the result as its default, and tells the
 * types of it by an interface: `declare module 'emporix-conformance/own' { interface Own { extension: typeof extension } }`.
 * @throws Error where a name is the suite's own, or an id has another form
 */
export function defineExtension<const Own extends Extension>(extension: Own): Own {
  refuseIds(Object.keys(extension.requirements ?? {}));
  add<Requirement>('requirements', requirements, extension.requirements ?? {});
  add<Operation>('operations', operations, extension.operations ?? {});
  Object.assign(customerManaged, extension.operations);
  return extension;
}
