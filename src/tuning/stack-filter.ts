import { fileURLToPath } from 'node:url';

type Prepare = NonNullable<ErrorConstructor['prepareStackTrace']>;

/** Whose code a frame is: a test's, or whoever's else asks; that of the fixtures, which ask on its behalf; or not ours at all. */
type Whose = 'asker' | 'house' | 'foreign';

const house = new URL('../', import.meta.url).href;
const known = new Map<string | null, Whose>();

function whoseIs(frame: NodeJS.CallSite): Whose {
  const file = frame.getFileName() ?? null;
  const before = known.get(file);
  if (before !== undefined) return before;
  const isForeign = file === null || file.startsWith('node:') || file.includes('/node_modules/');
  const whose = isForeign ? 'foreign' : file.startsWith(house) ? 'house' : 'asker';
  known.set(file, whose);
  return whose;
}

/**
 * Where a step stands, which Playwright asks for each of its steps: at the line of the test that made the call, not at the one of
 * the fixtures that sent it; what a fixture does for itself stands where it began.
 */
function standing(own: readonly NodeJS.CallSite[]): readonly NodeJS.CallSite[] {
  const asking = own.filter((frame) => whoseIs(frame) === 'asker');
  return asking.length > 0 ? asking : own.slice(-1);
}

/** A frame as it stands in a stack. */
// eslint-disable-next-line @typescript-eslint/no-base-to-string -- a call site has a text of its own, whatever Node's types say
const textOf = (frame: NodeJS.CallSite): string => String(frame);

/** A frame's line as Playwright tells it, but with the path of a file: of an address Playwright makes one each time it reads the line. */
const lineOf = (prepare: Prepare, frame: NodeJS.CallSite): string =>
  String(prepare(new Error(), [frame]))
    .replace(/^[^\n]*\n\s*at /, '')
    .replace(/file:\/\/[^\s()]+(?=:\d+:\d+)/, (url) => fileURLToPath(url));

/** Tells a place in our own code once: tests speak from the same few lines thousands of times. */
function toldOnce(prepare: Prepare): (frame: NodeJS.CallSite) => string {
  const lines = new Map<string, string>();
  return (frame) => {
    const place = `${frame.isAsync()} ${frame.getPosition()} ${frame.getFileName() ?? ''}`;
    const line = lines.get(place) ?? lineOf(prepare, frame);
    lines.set(place, line);
    return line;
  };
}

let areLean = false;

/** How many frames of ours and others an error looks back; Playwright has 200 captured, and itself needs 50. */
const depth = 50;

/**
 * Playwright captures a stack for every step and looks for a source map for each of its frames, which costs more than the step
 * itself. Frames of Playwright, Node and other packages say nothing about a test: only ours are kept and told by Playwright's own
 * function, which maps those that it has compiled itself. A stack that has no frame of ours is left whole, and has nothing to be mapped;
 * but for that of an error that says nothing, by which Playwright asks where a step of its own stands.
 */
export function filterStacks(): void {
  // Only a loader that maps sources sets it, whatever Node's types say.
  const errors: Partial<Pick<ErrorConstructor, 'prepareStackTrace'>> = Error;
  if (areLean || !errors.prepareStackTrace) return;
  areLean = true;
  Error.stackTraceLimit = Math.min(Error.stackTraceLimit, depth);
  const tell = toldOnce(errors.prepareStackTrace.bind(Error));
  Error.prepareStackTrace = (error, frames) => {
    const told = String(error);
    const own = frames.filter((frame) => whoseIs(frame) !== 'foreign');
    const asksWhere = told === 'Error';
    if (own.length > 0) return [told, ...(asksWhere ? standing(own) : own).map(tell)].join('\n    at ');
    return asksWhere ? told : [told, ...frames.map(textOf)].join('\n    at ');
  };
}
