import { configFile, playwright } from './cli/playwright.ts';

// Everything behind it is Playwright's, as with `npm run conformance --`.
process.exitCode = playwright(['test', '-c', configFile(), ...process.argv.slice(2)]);
