import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const tests = ['**/*.spec.{ts,tsx}', '**/*.contract-suite.ts', '**/test/**', 'tests/**', 'bench/**', 'libs/testing/**'];

/** Between projects. Tags stand in each project's package.json; `tests/architecture` shows that every line bites. */
const boundaries = {
  enforceBuildableLibDependency: false,
  allowCircularSelfDependency: true,
  banTransitiveDependencies: false,
  ignoredCircularDependencies: [['testing', '*']],
  depConstraints: [
    { sourceTag: 'type:lib', onlyDependOnLibsWithTags: ['type:lib'] },
    { sourceTag: 'type:service', onlyDependOnLibsWithTags: ['type:lib'] },
    { sourceTag: 'type:web', onlyDependOnLibsWithTags: ['type:lib'] },
    { sourceTag: 'type:issuer', onlyDependOnLibsWithTags: ['type:lib'] },
    { sourceTag: 'type:simulator', onlyDependOnLibsWithTags: [] },
    { sourceTag: 'type:composition', onlyDependOnLibsWithTags: ['type:lib', 'type:service', 'type:web', 'type:issuer', 'type:simulator'] },
    { sourceTag: 'runtime:pure', onlyDependOnLibsWithTags: ['runtime:pure'] },
  ],
};

const forbidden = [
  ['CallExpression[callee.name="forwardRef"]', 'no forwardRef: a cycle is a missing event or a missing port'],
  ['MemberExpression[object.name="Scope"][property.name="REQUEST"]', 'no request-scoped provider: pass the actor as an argument'],
  ['ImportSpecifier[imported.name="REQUEST"]', 'no request-scoped provider: pass the actor as an argument'],
  ['Property[key.name="synchronize"][value.value=true]', 'no synchronize: a schema changes by migration'],
  ['CallExpression[callee.property.name="synchronize"]', 'no synchronize: a schema changes by migration'],
  ['Property[key.name=/^(eager|cascade)$/][value.value=true]', 'no eager or cascade: a read says what it reads'],
  ['MethodDefinition[kind="constructor"] > FunctionExpression[params.length>6]', 'at most 6 constructor dependencies'],
  ['ClassDeclaration:not([id.name=/Row$/]) > Decorator > CallExpression[callee.name="Entity"]', 'a TypeORM class ends in Row'],
];
const interpolated = [
  'CallExpression[callee.property.name="query"] > TemplateLiteral.arguments:first-child[expressions.length>0]',
  'no interpolation into a query: values travel as parameters',
];
const restrict = (...list) => ['error', ...list.map(([selector, message]) => ({ selector, message }))];

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/dist/**', '**/generated/**', '**/*.generated.*', '**/assets/**', 'docs/**', '.nx/**', '.cache/**', '.data/**', '.run/**', 'coverage/**'] },
  { linterOptions: { noInlineConfig: true } },
  {
    files: ['**/*.{ts,tsx,mjs,cjs}'],
    extends: [tseslint.configs.base],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', boundaries],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': restrict(...forbidden, interpolated),
      'eqeqeq': ['error', 'always', { null: 'ignore' }],
      'no-debugger': 'error',
      'no-empty': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  // DDL takes no parameters and these files take no input: they interpolate names that stand in the same file.
  { files: ['libs/persistence/src/provision.ts', '**/migrations/**'], rules: { 'no-restricted-syntax': restrict(...forbidden) } },
  { files: tests, rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-explicit-any': 'off', 'no-restricted-syntax': restrict(...forbidden) } },
);
