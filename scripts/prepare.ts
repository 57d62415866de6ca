import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { validatorOf } from '../src/checks/validators.ts';
import { stripTypesFrom } from '../src/tuning/type-stripping/strip.ts';

// npm runs this at the end of an install: it makes what the first run would have to make otherwise, each of its workers for itself.
// Where it cannot, as in a container that installs before the sources are there, that run does.

const root = path.resolve(import.meta.dirname, '..');
/** What a run loads. */
const folders = ['contract', 'faults', 'fixtures', 'reporters', 'schemas', 'src', 'tenant', 'tests'];

for (const folder of folders)
  for (const name of readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.ts')) {
      const file = path.join(root, folder, name);
      stripTypesFrom(readFileSync(file, 'utf8'), file);
    }

// Whichever is asked for first has all of them compiled.
validatorOf('Address');
