import { combine, type Difference, type Variation } from '../variation.ts';
import { accountSafety } from './account-safety.ts';
import { addresses } from './addresses.ts';
import { answers } from './answers.ts';
import { combinedVariations } from './combined.ts';
import { company } from './company.ts';
import { cors } from './cors.ts';
import { errors } from './errors.ts';
import { ids } from './ids.ts';
import { profile } from './profile.ts';
import { refusals } from './refusals.ts';
import { sessions } from './sessions.ts';
import { settings } from './settings.ts';
import { signup } from './signup.ts';
import { tokens } from './tokens.ts';
import { transport } from './transport.ts';

/** Every permitted variation. */
export const variations: readonly Variation[] = [
  ...settings,
  ...tokens,
  ...sessions,
  ...ids,
  ...signup,
  ...profile,
  ...addresses,
  ...refusals,
  ...errors,
  ...answers,
  ...transport,
  ...cors,
  ...company,
  ...accountSafety,
];

const byId = new Map(variations.map((variation) => [variation.id, variation]));

const named = (id: string): Variation => {
  const found = byId.get(id);
  if (!found) throw new Error(`There is no variation with the id ${id}.`);
  return found;
};

/** How a tenant with the variation, or the combination of variations, with an id differs; not at all for the empty id. */
export const variationById = (id: string): Difference =>
  id === '' ? {} : combine((combinedVariations[id] ?? [id]).map(named));
