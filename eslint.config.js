import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import playwright from 'eslint-plugin-playwright';
import tseslint from 'typescript-eslint';

/**
 * The import order of the house: schemas < contract < tenant < faults < fixtures < tests, each only from its left.
 * Every entry says what a folder may not import, with the sentence a newcomer reads when trying.
 */
const walls = {
  schemas: [
    ['contract', 'tenant', 'faults', 'fixtures', 'tests', 'reporters', 'tools'],
    'schemas/ imports nothing of ours.',
  ],
  contract: [
    ['tenant', 'faults', 'fixtures', 'tests', 'reporters', 'tools'],
    'contract/ imports schemas/ only: promises, nothing that runs.',
  ],
  tenant: [
    ['schemas', 'contract', 'faults', 'fixtures', 'tests', 'reporters', 'tools'],
    'tenant/ imports nothing of ours: it is a second, independent reading of the documentation.',
  ],
  fixtures: [['tests', 'reporters', 'tools'], 'fixtures/ imports schemas/, contract/, tenant/ and faults/ only.'],
  tests: [['schemas', 'contract', 'tenant', 'faults', 'reporters', 'tools'], 'tests/ imports fixtures/ only.'],
  reporters: [
    ['tenant', 'faults', 'tests', 'tools'],
    'reporters/ imports contract/, schemas/ and what fixtures/ writes down for it.',
  ],
};

const outside = (folders) =>
  folders.flatMap((folder) => [`../${folder}/**`, `../../${folder}/**`, `../../../${folder}/**`]);

const wall = ([folder, [banned, message]]) => ({
  files: [`${folder}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { group: [...outside(banned), ...outside(['selftest'])], message },
          ...(folder === 'tests'
            ? [
                {
                  group: ['@playwright/test', '@faker-js/*', 'ajv', 'node:*'],
                  message: 'tests/ imports fixtures/ only.',
                },
              ]
            : []),
        ],
      },
    ],
  },
});

export default defineConfig(
  globalIgnores(['**/node_modules/', 'results/', 'schemas/types.ts']),
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
          message: 'fixtures/settings/ is the one place that reads the environment.',
        },
      ],
      'max-lines': ['error', { max: 220, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['**/*.js', '**/*.cjs'], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ['bench/**/*.{js,cjs}'],
    languageOptions: { globals: { process: 'readonly', require: 'readonly' } },
    rules: { '@typescript-eslint/no-require-imports': 'off', 'no-restricted-properties': 'off' },
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
  { files: ['fixtures/settings/**/*.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['tests/**/*.ts', 'selftest/**/*.ts'],
    extends: [playwright.configs['flat/recommended']],
    rules: {
      'playwright/no-conditional-in-test': 'off',
      'playwright/no-skipped-test': ['error', { allowConditional: true }],
      'playwright/expect-expect': 'off',
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
  Object.entries(walls).map(wall),
);
