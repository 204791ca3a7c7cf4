import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';
import { nameBoundaries, pathBoundaries } from './tools/lint/boundaries.mjs';

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      '**/node_modules/**',
      '.cache/**',
      '.nx/**',
      '.angular/**',
      'data/**',
      '**/generated/**',
      'apps/e2e/results/**',
      'tmp/**',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.base],
    plugins: { 'import-x': importX },
    languageOptions: {
      parserOptions: { project: ['./tsconfig.node.json', './tsconfig.browser.json'], tsconfigRootDir: import.meta.dirname },
    },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.base.json', alwaysTryTypes: false })] },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/ban-ts-comment': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-debugger': 'error',
      'no-restricted-globals': ['error', { name: 'fetch', message: 'Requests go through the guarded client.' }],
      'prefer-const': 'error',
      'max-lines': ['error', { max: 400 }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
    },
  },
  ...pathBoundaries,
  ...nameBoundaries,
  {
    files: ['**/*.spec.ts', '**/*.e2e-spec.ts', 'apps/e2e/**/*.ts', 'tools/**/*.ts', 'libs/testing/**/*.ts'],
    rules: { 'no-restricted-globals': 'off', 'max-lines': ['error', { max: 500 }] },
  },
  {
    files: ['libs/ui/**/*.html', 'libs/workbench/**/*.html', 'apps/workbench/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
  {
    // Lists that are worked by aria-activedescendant: the keys go to the field or the page, never to the option or row.
    files: [
      'libs/ui/src/palette/palette.html',
      'libs/ui/src/picker/picker-list.html',
      'libs/ui/src/table/table.html',
      'libs/workbench/feature-system/**/*.html',
    ],
    rules: {
      '@angular-eslint/template/click-events-have-key-events': 'off',
      '@angular-eslint/template/interactive-supports-focus': 'off',
    },
  },
  {
    // The one page where there is nothing else to begin with.
    files: ['libs/workbench/feature-sign-in/**/*.html'],
    rules: { '@angular-eslint/template/no-autofocus': 'off' },
  },
  {
    // This is the guarded client.
    files: ['libs/workbench/data-access/**/*.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
);
