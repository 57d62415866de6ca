import { writeFileSync } from 'node:fs';
import { test, verifies } from '../../../fixtures/index.ts';

test('a file', verifies('profile.read.is-own'), ({ customer }, testInfo) => {
  writeFileSync(testInfo.outputPath('note.txt'), `${customer.bearer} ${encodeURIComponent(customer.password)}`);
});
