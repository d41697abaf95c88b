import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listed, unnoticed } from './guards/bites.js';
import type { Bad } from './guards/bites.js';
import { createScratch } from './guards/scratch.js';
import type { Scratch } from './guards/scratch.js';
import { repository } from './guards/source-tree.js';
import type { Violation } from './guards/source-tree.js';
import { cruise } from './guards/tools.js';

const imports = (name: string): string => `import * as other from '${name}';\nexport const there = other;\n`;
const service = 'services/public-services/src';

const bad: readonly Bad[] = [
  { rule: 'resolvable', why: 'an import of nothing', file: 'libs/kernel/src/bad-nothing.ts', text: imports('./no-such-file.js') },
  { rule: 'no-cycles', why: 'two files that import each other', file: 'libs/kernel/src/bad-egg.ts', text: 'import { hen } from \'./bad-hen.js\';\nexport const egg = (): unknown => hen;\n' },
  { rule: 'domain-is-pure', why: 'domain imports a node lib', file: `${service}/domain/bad-lib.ts`, text: imports('@tinhso/persistence') },
  { rule: 'domain-is-pure', why: 'domain imports its own infrastructure', file: `${service}/domain/bad-infrastructure.ts`, text: imports('../infrastructure/persistence/rows.js') },
  { rule: 'domain-is-pure', why: 'domain imports Nest', file: `${service}/domain/bad-nest.ts`, text: imports('@nestjs/common') },
  { rule: 'domain-is-pure', why: 'domain imports Node', file: `${service}/domain/bad-node.ts`, text: imports('node:fs') },
  { rule: 'use-case-imports-ports', why: 'use case imports infrastructure', file: `${service}/features/one/bad-infrastructure.use-case.ts`, text: imports('../../infrastructure/persistence/rows.js') },
  { rule: 'use-case-imports-ports', why: 'use case imports TypeORM', file: `${service}/features/one/bad-typeorm.use-case.ts`, text: imports('typeorm') },
  { rule: 'typeorm-in-persistence', why: 'controller imports TypeORM', file: `${service}/features/one/bad.controller.ts`, text: imports('typeorm') },
  { rule: 'typeorm-in-persistence', why: 'a type of TypeORM elsewhere', file: 'libs/service-host/src/bad-type.ts', text: 'import type { DataSource } from \'typeorm\';\nexport type There = DataSource;\n' },
  { rule: 'kafkajs-in-events', why: 'service imports kafkajs', file: `${service}/bad-kafka.ts`, text: imports('kafkajs') },
  { rule: 'keycloak-in-auth', why: 'service-host imports keycloak-connect', file: 'libs/service-host/src/bad-keycloak.ts', text: imports('keycloak-connect') },
  { rule: 'no-nest-microservices', why: 'Nest microservices', file: 'libs/events/src/bad-microservices.ts', text: imports('@nestjs/microservices') },
  { rule: 'features-apart', why: 'feature imports feature', file: `${service}/features/one/bad-feature.ts`, text: imports('../two/thing.js') },
  { rule: 'services-apart', why: 'service imports service', file: 'services/payments/src/bad-service.ts', text: imports('@tinhso/directory') },
  { rule: 'simulators-alone', why: 'simulator imports lib', file: 'services/simulators/src/bad-lib.ts', text: imports('@tinhso/vietnam') },
  { rule: 'pure-libs', why: 'pure lib imports node lib', file: 'libs/calendar/src/bad-lib.ts', text: imports('@tinhso/config') },
  { rule: 'pure-libs', why: 'pure lib imports Nest', file: 'libs/vietnam/src/bad-nest.ts', text: imports('@nestjs/common') },
  { rule: 'pure-libs-no-node', why: 'pure lib imports Node', file: 'libs/definitions/src/bad-node.ts', text: imports('node:fs') },
  { rule: 'nobody-imports-tests', why: 'lib imports tests', file: 'libs/audit/src/bad-tests.ts', text: imports('../../../tests/journeys/helper.js') },
  { rule: 'nobody-imports-tests', why: 'service imports the test lib', file: 'services/payments/src/bad-testing.ts', text: imports('@tinhso/testing') },
];

const good: readonly { file: string; text: string }[] = [
  { file: 'libs/kernel/src/bad-hen.ts', text: 'import { egg } from \'./bad-egg.js\';\nexport const hen = (): unknown => egg;\n' },
  { file: `${service}/infrastructure/persistence/rows.ts`, text: imports('typeorm') },
  { file: `${service}/features/two/thing.ts`, text: imports('../../domain/thing.js') },
  { file: `${service}/features/two/thing.use-case.ts`, text: imports('@tinhso/persistence') },
  { file: `${service}/domain/thing.ts`, text: imports('@tinhso/calendar') },
  { file: `${service}/domain/thing.spec.ts`, text: imports('@tinhso/testing') },
  { file: 'libs/events/src/transport.ts', text: imports('kafkajs') },
  { file: 'services/all-in-one/src/everything.ts', text: imports('@tinhso/payments') },
  { file: 'tests/journeys/helper.ts', text: imports('@tinhso/testing') },
];

const folders = (root: string): string[] => ['libs', 'services', 'deploy', 'bench', 'tests'].filter((name) => existsSync(join(root, name)));

describe('dependency-cruiser', () => {
  it('finds nothing on the real tree', async () => {
    const { modules, violations } = await cruise(repository, folders(repository));
    expect(modules).toBeGreaterThan(100);
    expect(listed(violations)).toEqual([]);
  }, 60_000);

  it('has a bad import for every rule', () => {
    const { forbidden } = createRequire(import.meta.url)(join(repository, '.dependency-cruiser.cjs')) as { forbidden: { name: string }[] };
    const shown = new Set(bad.map(({ rule }) => rule));
    expect(forbidden.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
  });

  describe('on bad imports', () => {
    let scratch: Scratch;
    let found: readonly Violation[] = [];

    beforeAll(async () => {
      scratch = createScratch();
      for (const { file, text } of [...bad, ...good]) scratch.write(file, text);
      found = (await cruise(scratch.root, folders(scratch.root))).violations;
    }, 60_000);
    afterAll(() => scratch?.remove());

    it.each(bad)('bites: $why', (one) => expect(unnoticed([one], found)).toEqual([]));
    it.each(good)('lets $file through', ({ file }) => {
      expect(listed(found.filter((one) => one.file === file && one.rule !== 'no-cycles'))).toEqual([]);
    });
  });
});
