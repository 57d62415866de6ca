import { parseArgs } from 'node:util';
import { acceptedDifferences } from '../contract/accepted-differences.ts';
import { publishedDocuments, publishedNames, type PublishedName } from '../contract/published-documents.ts';
import { compare, hasParted } from './drift/compare.ts';
import { contractFacts } from './drift/contract-facts.ts';
import { openDocument, Unreachable } from './drift/document.ts';
import { documentFacts, type Facts } from './drift/facts.ts';
import { accept, acceptedVersion } from './drift/accepted-version.ts';
import { driftSummary } from './drift/report.ts';
import { commandLine, Misuse, Unusable } from './cli/misuse.ts';

const usage = `npm run drift -- <document> [options]
Compares a published OpenAPI document with the contract, and with the version of it that the contract implements.

  <document>   a file, or an http or https URL; nothing but the document itself is asked for
  --as <name>  which document it is: ${publishedNames.join(', ')} (default: by the operations that it has)
  --accept     make this version the one that the contract implements: contract/published/<name>.json is rewritten
  --help       this text

Differences from the contract that are meant stand in contract/accepted-differences.ts, each with its reason.

Exit codes: 0 no drift, 1 drift, 2 misuse, or no OpenAPI document, 3 the URL could not be asked for.`;

function given() {
  let read;
  try {
    read = parseArgs({
      options: {
        as: { type: 'string' },
        accept: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
  return { ...read.values, where: read.positionals };
}

const isPublished = (name: string): name is PublishedName => Object.hasOwn(publishedDocuments, name);

const shared = (facts: Facts, name: PublishedName): number =>
  Object.keys(contractFacts(publishedDocuments[name].operations)).filter((route) => route in facts).length;

/** The published document that these facts are of: the one of which they have the most operations. */
function nameOf(where: string, facts: Facts, told: string | undefined): PublishedName {
  if (told !== undefined && !isPublished(told))
    throw new Misuse(`--as is "${told}", but must be one of ${publishedNames.join(', ')}.`);
  const [likely] = [...publishedNames].sort((one, other) => shared(facts, other) - shared(facts, one));
  const name = told ?? likely;
  if (name === undefined || shared(facts, name) === 0)
    throw new Unusable(
      `${where} has no operation of the contract's${told === undefined ? '' : ` part ${told}`}: is it another service's document?`,
    );
  return name;
}

async function drift(where: string, told: string | undefined, accepts: boolean): Promise<number> {
  const all = documentFacts(await openDocument(where));
  const name = nameOf(where, all, told);
  const { operations, whole } = publishedDocuments[name];
  const contract = contractFacts(operations);
  const document = whole ? all : Object.fromEntries(Object.entries(all).filter(([route]) => route in contract));
  if (accepts) {
    accept(name, document);
    process.stdout.write(
      `contract/published/${name}.json is rewritten: this version is the one that the contract implements.\n`,
    );
  }
  const found = compare(name, { document, contract, baseline: acceptedVersion(name) }, acceptedDifferences);
  const unused = Object.keys(all).length - Object.keys(document).length;
  process.stdout.write(driftSummary(where, Object.keys(document).length, unused, found));
  return hasParted(found) ? 1 : 0;
}

await commandLine(usage, async () => {
  const { where, as: told, accept: accepts, help } = given();
  if (help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const [only, ...others] = where;
  if (only === undefined || others.length > 0)
    throw new Misuse(`Found ${where.length === 0 ? 'no document' : `${where.length} documents`}, expected one.`);
  try {
    return await drift(only, told, accepts);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 3;
  }
});
