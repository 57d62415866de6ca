import { conformance } from '../cli/playwright.ts';

// Everything behind it is Playwright's, as with `npm run conformance --`.
process.exitCode = conformance(process.argv.slice(2));
