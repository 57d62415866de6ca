import { acceptedDifferences } from '../contract/accepted-differences.ts';
import { publishedDocuments, publishedNames, type PublishedName } from '../contract/published-documents.ts';
import { prepareNetwork } from '../src/client/network.ts';
import { CommandError } from './cli/command-error.ts';
import { runCommand, say } from './cli/command.ts';
import { accept, acceptedVersion } from './drift/accepted-version.ts';
import { compare, hasParted } from './drift/compare.ts';
import { contractFacts } from './drift/contract-facts.ts';
import { openDocument } from './drift/document.ts';
import { documentFacts, type Facts } from './drift/facts.ts';
import { driftSummary } from './drift/report.ts';

const command = {
  call: 'npm run drift',
  about: `Compares a published OpenAPI document with the contract, and with the version of it that the contract implements.
Differences from the contract that are meant stand in contract/accepted-differences.ts, each with its reason.`,
  argument: {
    name: '<document>',
    help: 'a file, or an http or https URL; nothing but the document itself is asked for',
  },
  flags: {
    as: {
      type: 'string',
      value: '<name>',
      help: `which document it is: ${publishedNames.join(', ')}; without it, the one whose operations it has`,
    },
    accept: {
      type: 'boolean',
      default: false,
      help: 'make this version the one that the contract implements: contract/published/<name>.json is rewritten',
    },
  },
  exitCodes: { 0: 'no drift', 1: 'drift', 2: 'misuse, or no OpenAPI document', 3: 'the URL could not be asked for' },
} as const;

const isPublished = (name: string): name is PublishedName => Object.hasOwn(publishedDocuments, name);

const shared = (facts: Facts, name: PublishedName): number =>
  Object.keys(contractFacts(publishedDocuments[name].operations)).filter((route) => route in facts).length;

/** The published document that these facts are of: the one of which they have the most operations. */
function nameOf(where: string, facts: Facts, as: string | undefined): PublishedName {
  if (as !== undefined && !isPublished(as))
    throw new CommandError(`--as: found "${as}", expected one of ${publishedNames.join(', ')}.`);
  const [likely] = [...publishedNames].sort((one, other) => shared(facts, other) - shared(facts, one));
  const name = as ?? likely;
  if (name === undefined || shared(facts, name) === 0)
    throw new CommandError(
      `${where} has no operation of the contract's${as === undefined ? '' : ` part ${as}`}: is it another service's document?`,
    );
  return name;
}

await runCommand(command, async ({ as, accept: accepts }, where) => {
  if (where === undefined) throw new CommandError('<document>: found nothing, expected a file or the URL of one.');
  await prepareNetwork();
  const all = documentFacts(await openDocument(where));
  const name = nameOf(where, all, as);
  const { operations, whole } = publishedDocuments[name];
  const contract = contractFacts(operations);
  const document = whole ? all : Object.fromEntries(Object.entries(all).filter(([route]) => route in contract));
  if (accepts) {
    accept(name, document);
    say(`contract/published/${name}.json is rewritten: this version is the one that the contract implements.`);
  }
  const found = compare(name, { document, contract, baseline: acceptedVersion(name) }, acceptedDifferences);
  const unused = Object.keys(all).length - Object.keys(document).length;
  process.stdout.write(driftSummary(where, Object.keys(document).length, unused, found));
  return hasParted(found) ? 1 : 0;
});
