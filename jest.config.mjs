const ts = ['ts', 'tsx'];

/** One config for every tier; scripts/test selects by path and file role. */
export default {
  rootDir: '.',
  cacheDirectory: '.cache/jest',
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@tinhso/source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ts.map((e) => `.${e}`),
  moduleFileExtensions: [...ts, 'js', 'mjs', 'json', 'node'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.tsx?$': ['@swc/jest', {
      sourceMaps: 'inline',
      module: { type: 'es6' },
      jsc: {
        target: 'es2024',
        parser: { syntax: 'typescript', tsx: true, decorators: true },
        transform: {
          legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false,
          react: { runtime: 'automatic', importSource: 'preact' },
        },
      },
    }],
  },
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
  modulePathIgnorePatterns: ['/dist/', '/.data/', '/.cache/'],
  testTimeout: 20_000,
};
