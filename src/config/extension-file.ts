/** The file in which a project declares what it tests beside the suite: the first of these that is there. */
export const extensionFiles = [
  'conformance.config.ts',
  'conformance.config.mts',
  'conformance.config.js',
  'conformance.config.mjs',
];
