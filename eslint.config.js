import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import playwright from 'eslint-plugin-playwright';
import tseslint from 'typescript-eslint';

/**
 * The import order of the repository: each folder imports only from those before it. `docs/architecture.md` says what each is for.
 * The sentence is what somebody reads who tries otherwise.
 */
const folders = {
  schemas: [[], 'schemas/ imports nothing else of this repository.'],
  contract: [['schemas'], 'contract/ imports schemas/ only: it is data, and nothing that runs.'],
  tenant: [
    [],
    'tenant/ imports nothing else of this repository: it is a second, independent reading of the documentation.',
  ],
  faults: [['contract', 'tenant'], 'faults/ imports tenant/, whose rules it replaces, and the ids of contract/.'],
  src: [
    ['schemas', 'contract'],
    'src/ imports schemas/ and contract/ only; src/embedded/ alone starts the reference tenant.',
  ],
  fixtures: [
    ['schemas', 'contract', 'faults', 'src'],
    'fixtures/ defines Playwright fixtures. It imports what they stand on: schemas/, contract/, faults/ and src/.',
  ],
  tests: [
    ['fixtures'],
    'tests/ imports fixtures/ only: what a test needs is a fixture or is exported by fixtures/index.ts.',
  ],
  reporters: [['schemas', 'contract', 'src'], 'reporters/ imports schemas/, contract/ and src/ only.'],
  proof: [
    ['schemas', 'contract', 'tenant', 'faults', 'src', 'fixtures', 'reporters'],
    'proof/ imports neither tests, which it loads by their files, nor tools/',
  ],
};

/** The rooms of src/, lowest first: each imports only from those before it. */
const rooms = [
  ...['tuning', 'shared', 'config', 'secrets', 'checks', 'evidence', 'client', 'test-data', 'ledger', 'mail', 'target'],
  ...['sessions', 'cleanup', 'run', 'embedded'],
];

/** A pattern for imports of these folders, as they read from any depth below `from`. */
const into = (names, message) => ({ regex: `^(\\.\\./)+(${names.join('|')})/`, message });

const everything = [...Object.keys(folders), 'tools', 'selftest', 'bench'];

const wall = ([folder, [allowed, message]]) => ({
  files: [`${folder}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          into(
            everything.filter((name) => name !== folder && !allowed.includes(name)),
            message,
          ),
          ...(folder === 'tests'
            ? [{ group: ['@playwright/test', '@faker-js/*', 'ajv', 'node:*'], message: folders.tests[1] }]
            : []),
        ],
      },
    ],
  },
});

const roomWall = (room, index) => {
  const above = rooms.slice(index + 1);
  const outside = everything.filter(
    (name) => !['src', 'schemas', 'contract', ...(room === 'embedded' ? ['tenant', 'faults'] : [])].includes(name),
  );
  return {
    files: [`src/${room}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            into(outside, folders.src[1]),
            ...(above.length > 0
              ? [
                  into(
                    above,
                    `src/${room}/ imports only from the rooms before it: ${rooms.slice(0, index).join(', ')}.`,
                  ),
                ]
              : []),
          ],
        },
      ],
    },
  };
};

export default defineConfig(
  globalIgnores(['**/node_modules/', 'results/', 'dist/', 'docs/example/', 'schemas/types.ts']),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // Playwright reads a fixture's dependencies from its first parameter, which may name none.
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'src/config/ is the one place that reads the environment.',
        },
      ],
      'max-lines': ['error', { max: 220, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ['bench/**/*.js'],
    languageOptions: { globals: { process: 'readonly' } },
  },
  {
    // What runs in the reader's browser.
    files: ['reporters/page/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['document', 'window', 'location', 'navigator', 'getComputedStyle', 'getSelection', 'setTimeout'].map(
          (name) => [name, 'readonly'],
        ),
      ),
    },
  },
  { files: ['src/config/**/*.ts', 'src/tuning/switch.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['tests/**/*.ts', 'selftest/**/*.ts'],
    extends: [playwright.configs['flat/recommended']],
    rules: {
      'playwright/no-conditional-in-test': 'off',
      'playwright/no-skipped-test': ['error', { allowConditional: true }],
      'playwright/expect-expect': 'off',
      // It takes the function of a readBack within a step for code outside of any test.
      'playwright/no-standalone-expect': 'off',
      'playwright/valid-title': [
        'error',
        {
          mustNotMatch: {
            test: [/\bshould\b/.source, 'Say what the tenant does ("changes the fields sent"), never "should".'],
          },
        },
      ],
    },
  },
  {
    // What must not compile has no type, and is never run.
    files: ['selftest/types/**/*.ts'],
    rules: { '@typescript-eslint/no-meaningless-void-operator': 'off' },
  },
  Object.entries(folders).map(wall),
  rooms.map(roomWall),
);
