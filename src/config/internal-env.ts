const channelVariable = 'CONFORMANCE_CHANNEL';

/** Where the process of a run listens to its workers: an internal variable from the run to its workers, no setting. */
export const channelAddress = {
  get: (): string | undefined => process.env[channelVariable],
  set: (address: string): void => {
    process.env[channelVariable] = address;
  },
  clear: (): void => {
    Reflect.deleteProperty(process.env, channelVariable);
  },
};

/** How many runs the selftest of the sweep kills. */
export const killedRuns = (): number => Number(process.env['CONFORMANCE_KILLS'] ?? 6);

/** Where Playwright's own reporters write when the command line names them: its documented variables, or its defaults. */
export const reportFolders = (): readonly string[] =>
  [
    process.env['PLAYWRIGHT_HTML_OUTPUT_DIR'] ?? 'playwright-report',
    process.env['PLAYWRIGHT_BLOB_OUTPUT_DIR'] ?? 'blob-report',
    process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'],
    process.env['PLAYWRIGHT_JUNIT_OUTPUT_FILE'],
  ].filter((folder) => folder !== undefined);
