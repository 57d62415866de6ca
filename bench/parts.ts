import { growth } from './growth.ts';
import { compare } from './journeys.ts';
import { live } from './live.ts';
import type { TenantProcess } from './tenant-process.ts';
import { root } from '../tools/cli/playwright.ts';
import { tuningPieces } from '../src/tuning/switch.ts';
import { whole } from './whole.ts';

/** A part of what is measured. @returns its tables, as Markdown */
type Part = (tenant: TenantProcess, rounds: number, against: readonly string[]) => Promise<string>;

/** Everything that is measured, by the name that `--only` knows. */
export const parts: Readonly<Record<string, Part>> = {
  journeys: async (tenant, rounds) =>
    (await compare({ what: 'journey', times: [20, 100], workers: [1], rounds }, tenant)).text,
  short: async (tenant, rounds) => (await compare({ what: 'short', times: [400], workers: [1], rounds }, tenant)).text,
  growth: (tenant, rounds) => growth([50, 200, 800, 3200], Math.min(rounds, 3), tenant),
  workers: (_, rounds) =>
    whole(
      [1, 2, 4].map((workers) => ({
        label: `${workers} worker${workers > 1 ? 's' : ''}`,
        args: [`--workers=${workers}`],
      })),
      rounds,
    ),
  live: (_, rounds, against) => live(rounds, [root, ...against]),
  tuning: (_, rounds) =>
    whole(
      [
        { label: 'as it is', args: [] },
        ...tuningPieces.map((piece) => ({
          label: `without ${piece}`,
          args: [],
          env: { CONFORMANCE_TUNING: tuningPieces.filter((other) => other !== piece).join(',') },
        })),
        { label: 'without any', args: [], env: { CONFORMANCE_TUNING: '0' } },
      ],
      rounds,
    ),
};
