import { runCommand } from './cli/command.ts';
import { acceptedDifferences } from '../contract/accepted-differences.ts';
import { publishedDocuments, publishedNames, type PublishedName } from '../contract/published-documents.ts';
import { prepareNetwork } from '../src/client/network.ts';
import { settings } from '../src/config/index.ts';
import { openApiHeaders } from '../src/config/openapi-headers.ts';
import { forJson, forTerminal } from '../src/shared/foreign-text.ts';
import { CommandError } from './cli/command-error.ts';
import { recorded } from './cli/night-record.ts';
import { accept, acceptedVersion } from './drift/accepted-version.ts';
import { compare, hasParted } from './drift/compare.ts';
import { contractFacts } from './drift/contract-facts.ts';
import { documentFacts, ofTheDocument, routesOf } from './drift/facts.ts';
import { openDocument, shownName } from './drift/open-document.ts';
import type { OpenApiDocument } from './drift/parse-document.ts';
import { driftHeadline, driftJson, driftLines, driftSummary, type Comparison } from './drift/report.ts';
import { requirementsOf } from './drift/requirements-of-texts.ts';

const command = {
  call: 'npm run drift',
  about: `Compares a published OpenAPI document with the contract, and with the version of it that the contract implements.
Differences from the contract that are meant stand in contract/accepted-differences.ts, each with its reason. Headers for a document
behind a login stand in OPENAPI_HEADERS.`,
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
    record: { type: 'boolean', default: false, help: 'write down in RESULTS_DIR how it ended, for npm run issue' },
    json: { type: 'boolean', default: false, help: 'print the comparison as JSON' },
  },
  exitCodes: {
    0: 'no drift',
    1: 'drift',
    2: 'misuse, or the command itself failed',
    3: 'the URL could not be asked for',
    4: 'the document cannot be read, or is no OpenAPI document of version 3',
  },
} as const;

const isPublished = (name: string): name is PublishedName => Object.hasOwn(publishedDocuments, name);

const contractRoutes = (name: PublishedName): readonly string[] =>
  Object.keys(contractFacts(publishedDocuments[name].operations));

/** The published document that this is: the one of which it has the most operations. */
function nameOf(where: string, document: OpenApiDocument, as: string | undefined): PublishedName {
  if (as !== undefined && !isPublished(as))
    throw new CommandError(`--as: found "${as}", expected one of ${publishedNames.join(', ')}.`);
  const shared = (name: PublishedName): number => {
    const known = contractRoutes(name);
    const routes = new Set(routesOf(document, where, known));
    return known.filter((route) => routes.has(route)).length;
  };
  const [likely] = (as === undefined ? publishedNames : [as])
    .map((name) => ({ name, count: shared(name) }))
    .sort((one, other) => other.count - one.count);
  if (likely === undefined || likely.count === 0)
    throw new CommandError(
      `${where} has no operation of the contract's${as === undefined ? '' : ` part ${as}`}: is it another service's document?`,
    );
  return likely.name;
}

/** Compares a document with the contract; accepts it first where that is wanted. */
function comparison(where: string, document: OpenApiDocument, as: string | undefined, accepts: boolean): Comparison {
  const name = nameOf(where, document, as);
  const { operations, whole } = publishedDocuments[name];
  const contract = contractFacts(operations);
  const { facts, names, unused } = documentFacts(document, where, Object.keys(contract), whole);
  if (accepts) accept(name, facts);
  const drift = compare(name, { document: facts, contract, baseline: acceptedVersion(name) }, acceptedDifferences);
  const texts = drift.texts.map((text) => ({
    ...text,
    requirements: requirementsOf(name, text.route, text.place, names.get(`${text.route} ${text.place}`) ?? []),
  }));
  const compared = Object.keys(facts).filter((route) => route !== ofTheDocument).length;
  return { name, document: where, operations: compared, unused, drift, texts };
}

type Note = (...lines: readonly string[]) => void;

await runCommand(command, async ({ as, accept: accepts, json, record }, given) => {
  const drift = async (note: Note): Promise<number> => {
    if (given === undefined) throw new CommandError('<document>: found nothing, expected a file or the URL of one.');
    const headers = openApiHeaders();
    if (typeof headers === 'string') throw new CommandError(headers);
    await prepareNetwork();
    const where = shownName(given);
    const found = comparison(where, await openDocument(given, headers), as, accepts);
    if (accepts)
      process.stderr.write(
        `contract/published/${found.name}.json is rewritten: this version is the one that the contract implements.\n`,
      );
    process.stdout.write(json ? `${forJson(driftJson(found), 2)}\n` : forTerminal(driftSummary(found)));
    note(driftHeadline(found), ...driftLines(found).filter((line) => line !== ''));
    return hasParted(found.drift) ? 1 : 0;
  };
  return record ? recorded(settings.resultsDir, 'drift', drift) : drift(() => undefined);
});
