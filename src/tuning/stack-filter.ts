import { fileURLToPath } from 'node:url';
import { isTuned } from './switch.ts';

type Prepare = NonNullable<ErrorConstructor['prepareStackTrace']>;

/** Whose code a frame is: a test's, the suite's behind it, or not ours at all. */
type Owner = 'test' | 'suite' | 'foreign';

/** In a package it lies below node_modules itself. */
const root = new URL('../../', import.meta.url).href;
const suite = ['../', '../../fixtures/'].map((folder) => new URL(folder, import.meta.url).href);
const owners = new Map<string | null, Owner>();

function ownerOf(frame: NodeJS.CallSite): Owner {
  const file = frame.getFileName() ?? null;
  const known = owners.get(file);
  if (known !== undefined) return known;
  const isForeign = file === null || file.startsWith('node:') || file.replace(root, '/').includes('/node_modules/');
  const owner = isForeign ? 'foreign' : suite.some((folder) => file.startsWith(folder)) ? 'suite' : 'test';
  owners.set(file, owner);
  return owner;
}

/**
 * The frames by which Playwright locates a step: a call stands at the line of the test that made it, not at the line that sent it;
 * what a fixture does for itself stands where the fixture began.
 */
function stepFrames(own: readonly NodeJS.CallSite[]): readonly NodeJS.CallSite[] {
  const ofTest = own.filter((frame) => ownerOf(frame) === 'test');
  return ofTest.length > 0 ? ofTest : own.slice(-1);
}

/** A frame as it stands in a stack. */
// eslint-disable-next-line @typescript-eslint/no-base-to-string -- a call site has a text of its own, whatever Node's types say
const textOf = (frame: NodeJS.CallSite): string => String(frame);

/** A frame's line as Playwright prints it, but with a path in place of a file URL, which Playwright would parse at each reading. */
const lineOf = (prepare: Prepare, frame: NodeJS.CallSite): string =>
  String(prepare(new Error(), [frame]))
    .replace(/^[^\n]*\n\s*at /, '')
    .replace(/file:\/\/[^\s()]+(?=:\d+:\d+)/, (url) => fileURLToPath(url));

/** Formats each place of our own code once: tests call from the same few lines thousands of times. */
function formatOnce(prepare: Prepare): (frame: NodeJS.CallSite) => string {
  const lines = new Map<string, string>();
  return (frame) => {
    const place = `${frame.isAsync()} ${frame.getPosition()} ${frame.getFileName() ?? ''}`;
    const line = lines.get(place) ?? lineOf(prepare, frame);
    lines.set(place, line);
    return line;
  };
}

let isFiltering = false;

/** How many frames an error captures; Playwright captures 200, and needs 50 for itself. */
const depth = 50;

/**
 * Playwright captures a stack for every step and looks for a source map for each of its frames, which costs more than the step
 * itself. Only our frames are kept and formatted, by Playwright's own function. A stack without a frame of ours stays whole; but
 * that of an error without a message, by which Playwright locates its own steps, loses its frames.
 *
 * Relies on a private part of Playwright: it sets Error.prepareStackTrace, and captures the location of a step by `new Error()`.
 * @throws Error where Playwright no longer does
 */
export function filterStacks(): void {
  if (isFiltering || !isTuned('stack-filter')) return;
  // Only a loader that maps sources sets it, whatever Node's types say.
  const errors: Partial<Pick<ErrorConstructor, 'prepareStackTrace'>> = Error;
  if (!errors.prepareStackTrace)
    throw new Error(
      'Playwright no longer sets Error.prepareStackTrace: CONFORMANCE_TUNING=0 runs without the stack filter.',
    );
  isFiltering = true;
  Error.stackTraceLimit = Math.min(Error.stackTraceLimit, depth);
  const format = formatOnce(errors.prepareStackTrace.bind(Error));
  Error.prepareStackTrace = (error, frames) => {
    const message = String(error);
    const own = frames.filter((frame) => ownerOf(frame) !== 'foreign');
    const locatesStep = message === 'Error';
    if (own.length > 0) return [message, ...(locatesStep ? stepFrames(own) : own).map(format)].join('\n    at ');
    return locatesStep ? message : [message, ...frames.map(textOf)].join('\n    at ');
  };
}
