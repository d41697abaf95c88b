/** Inside a service and towards packages. `tests/architecture` writes one bad import per rule and fails when it stays silent. */
const pure = '^libs/(kernel|calendar|contracts|definitions|vietnam)/src/';
const testCode = '\\.spec\\.tsx?$|\\.contract-suite\\.ts$|^(libs|services)/[^/]+/test/|^libs/testing/|^tests/|^bench/';
const pkg = (names) => `(^|node_modules/)(${names})(/|$)`;
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule('resolvable', 'an import that does not resolve escapes every other rule', {}, { couldNotResolve: true, pathNot: pkg('@nestjs/microservices') }),
    rule('no-cycles', 'a cycle has no first thing to read', {}, { circular: true }),
    rule('domain-is-pure', 'a decision depends on kernel, pure libs and its own domain',
      { path: '^services/([^/]+)/src/domain/', pathNot: testCode }, { pathNot: ['^services/$1/src/domain/', pure] }),
    rule('use-case-imports-ports', 'a use case sees ports, never what fulfils them',
      { path: '\\.use-case\\.ts$' }, { path: ['/infrastructure/', pkg('typeorm|@nestjs/typeorm|pg|kafkajs|fastify|keycloak-connect')] }),
    rule('typeorm-in-persistence', 'TypeORM stays where rows are',
      { path: '^(libs|services|deploy|scripts)/', pathNot: ['/infrastructure/persistence/', '/migrations/', '^libs/persistence/', '^libs/(events|audit)/src/[^/]*(migration|tables)[^/]*$'] },
      { path: pkg('typeorm|@nestjs/typeorm') }),
    rule('kafkajs-in-events', 'only the transport knows the broker', { path: '^(libs|services)/', pathNot: '^libs/(events|testing)/' }, { path: pkg('kafkajs') }),
    rule('keycloak-in-auth', 'only the verifier knows the identity provider', { pathNot: '^libs/auth/' }, { path: pkg('keycloak-connect') }),
    rule('no-nest-microservices', 'its Kafka transport is request and reply; events go through libs/events', {}, { path: pkg('@nestjs/microservices') }),
    rule('features-apart', 'a feature reacts to another through events or asks the domain',
      { path: '^services/([^/]+)/src/features/([^/]+)/' }, { path: '^services/$1/src/features/', pathNot: '^services/$1/src/features/$2/' }),
    rule('services-apart', 'a service calls another or reacts to it; only the composition root imports services',
      { path: '^services/([^/]+)/', pathNot: '^services/all-in-one/' }, { path: '^services/', pathNot: '^services/$1/' }),
    rule('simulators-alone', 'the outside world does not share our code', { path: '^services/simulators/' }, { path: '^(libs|services)/', pathNot: '^services/simulators/' }),
    rule('pure-libs', 'a pure lib runs anywhere: no Node module, no server package, no impure lib',
      { path: pure, pathNot: testCode },
      { path: ['^libs/', '^services/', '^node:', pkg('@nestjs/[^/]+|fastify|typeorm|pg|kafkajs|keycloak-connect|pino')], pathNot: pure }),
    rule('pure-libs-no-node', 'a pure lib runs anywhere', { path: pure, pathNot: testCode }, { dependencyTypes: ['core'] }),
    rule('nobody-imports-tests', 'test code serves tests',
      { path: '^(libs|services|deploy|scripts)/', pathNot: testCode }, { path: testCode }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|/generated/|\\.generated\\.|^\\.(cache|nx|data|run)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    detectJSDocImports: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@tinhso/source', 'import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
