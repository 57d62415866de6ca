import { environmentWith } from '../src/config/shard.ts';
import { conformance } from './cli/playwright.ts';

// Everything behind `npm run gate --` is Playwright's: the gate is the conformance run, limited to a profile.
process.exitCode = conformance(process.argv.slice(2), environmentWith({ PROFILE: 'gate' }));
