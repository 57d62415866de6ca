/**
 * Variations that one tenant has together, so that a proof of all of them takes a run for each blend. Put together is only what
 * touches different behaviours: of two variations of one behaviour one would hide the other.
 */
export const blends: Readonly<Record<string, readonly string[]>> = {};
