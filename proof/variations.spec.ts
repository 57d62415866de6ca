import { declareTest, loadTests, sampleIfQuick } from './load-tests.ts';

// One project a variation: its worker starts the varied tenant, and every conformance test runs against it.
for (const test of sampleIfQuick(await loadTests(), 5)) declareTest(test);
