import type { SchemaName } from '../../../schemas/index.ts';
import { addresses } from './addresses.ts';
import { credentials } from './credentials.ts';
import { customerTokens } from './customer-tokens.ts';
import { customers } from './customers.ts';
import { errors } from './errors.ts';
import { parts } from './parts.ts';
import { profiles } from './profiles.ts';
import type { SamplesOf } from './sample-types.ts';
import { services } from './services.ts';
import { tokens } from './tokens.ts';

/** The samples of every schema: a schema without samples does not compile. */
export const samples: SamplesOf<SchemaName> = {
  ...parts,
  ...errors,
  ...tokens,
  ...customerTokens,
  ...addresses,
  ...customers,
  ...profiles,
  ...credentials,
  ...services,
};
