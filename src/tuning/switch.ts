/** The pieces of runtime tuning; `docs/performance.md` has the gain of each. */
export const tuningPieces = ['type-stripping', 'browser-options', 'stack-filter', 'request-contexts'] as const;

type TuningPiece = (typeof tuningPieces)[number];

/** The variable that switches tuning off; it is read before src/config can be loaded, and is therefore in no file of settings. */
const named = process.env['CONFORMANCE_TUNING'] ?? '1';

/** Whether a piece is on: all are, unless CONFORMANCE_TUNING is 0 or lists the only ones that are. */
export const isTuned = (piece: TuningPiece): boolean =>
  named === '1' || named === '' || named.split(',').includes(piece);
