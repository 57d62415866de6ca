import { defineConfig } from '@playwright/test';
import path from 'node:path';
import { recorder } from '../../../src/evidence/recorder.ts';
import { secrets } from '../../../src/secrets/secrets.ts';
import ours from '../../../playwright.config.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/**
 * The suite has no setting that turns evidence or redaction off, and needs none. For this measurement alone they are taken out of
 * each process: no exchange is kept, no text is redacted, no message is looked through.
 */
recorder.addRequest = (asked) => ({ ...asked, start: Date.now() });
secrets.redact = (text) => text;
secrets.scrub = (text) => text;
if (process.send) {
  const send = process.send.bind(process);
  Object.defineProperty(process, 'send', { get: () => send, set: () => undefined });
}

/** The conformance run without evidence and redaction, and with a line on the terminal in place of its reports. */
export default defineConfig(ours, {
  testDir: path.join(root, 'tests'),
  globalSetup: path.join(root, 'src/run/preflight.ts'),
  reporter: 'line',
});
