import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listed, unnoticed } from './guards/bites.js';
import type { Bad } from './guards/bites.js';
import { createScratch } from './guards/scratch.js';
import type { Scratch } from './guards/scratch.js';
import { repository } from './guards/source-tree.js';
import type { Violation } from './guards/source-tree.js';
import { lint } from './guards/tools.js';

const nx = '@nx/enforce-module-boundaries';
const syntax = 'no-restricted-syntax';
const imports = (name: string): string => `import { here } from '${name}';\nexport const there = here;\n`;
const lines = (count: number): string => Array.from({ length: count }, (_, at) => `  console.log(${at});`).join('\n');
const decide = (count: number): string => `export function decide(): void {\n${lines(count)}\n}\n`;
const sevenParameters = 'abcdefg'.split('').map((name) => `readonly ${name}: string`).join(', ');

const bad: readonly Bad[] = [
  { why: 'service imports service', file: 'services/payments/src/bad-service.ts', text: imports('@tinhso/directory'), rule: nx, says: /type:service/ },
  { why: 'service imports the portal', file: 'services/directory/src/bad-portal.ts', text: imports('@tinhso/portal'), rule: nx, says: /type:service/ },
  { why: 'portal imports service', file: 'services/portal/src/bad-web.ts', text: imports('@tinhso/notifications'), rule: nx, says: /type:web/ },
  { why: 'issuer imports service', file: 'services/embedded-issuer/src/bad-issuer.ts', text: imports('@tinhso/payments'), rule: nx, says: /type:issuer/ },
  { why: 'lib imports service', file: 'libs/events/src/bad-lib.ts', text: imports('@tinhso/payments'), rule: nx, says: /type:lib/ },
  { why: 'pure lib imports node lib', file: 'libs/kernel/src/bad-pure.ts', text: imports('@tinhso/persistence'), rule: nx, says: /runtime:pure/ },
  { why: 'simulator imports lib', file: 'services/simulators/src/bad-lib.ts', text: imports('@tinhso/vietnam'), rule: nx, says: /type:simulator/ },
  { why: 'simulator imports service', file: 'services/simulators/src/bad-service.ts', text: imports('@tinhso/payments'), rule: nx, says: /type:simulator/ },
  { why: 'relative import across projects', file: 'services/notifications/src/bad-relative.ts', text: imports('../../../libs/kernel/src/index.js'), rule: nx, says: /relative/ },
  { why: 'projects in a circle', file: 'libs/files/src/bad-circle.ts', text: imports('@tinhso/documents'), rule: nx, says: /Circular/ },
  { why: '301 lines', file: 'libs/kernel/src/bad-long.ts', text: `export const long = 1;\n${'// line\n'.repeat(300)}`, rule: 'max-lines' },
  { why: '301 lines of migration', file: 'services/payments/migrations/1-bad-long.ts', text: `export const long = 1;\n${'// line\n'.repeat(300)}`, rule: 'max-lines' },
  { why: 'function of 41 lines', file: 'libs/kernel/src/bad-function.ts', text: decide(39), rule: 'max-lines-per-function' },
  { why: 'seven constructor dependencies', file: 'libs/kernel/src/bad-constructor.ts', text: `export class Wide {\n  constructor(${sevenParameters}) {}\n}\n`, rule: syntax, says: /at most 6/ },
  { why: 'synchronize in options', file: 'libs/persistence/src/bad-options.ts', text: 'export const options = { synchronize: true };\n', rule: syntax, says: /synchronize/ },
  { why: 'synchronize called', file: 'libs/persistence/src/bad-call.ts', text: 'export const make = (s: { synchronize(): void }): void => s.synchronize();\n', rule: syntax, says: /synchronize/ },
  { why: 'eager relation', file: 'libs/persistence/src/bad-eager.ts', text: 'export const options = { eager: true };\n', rule: syntax, says: /eager/ },
  { why: 'forwardRef', file: 'libs/service-host/src/bad-forward.ts', text: 'import { forwardRef } from \'@nestjs/common\';\nexport const later = forwardRef(() => Date);\n', rule: syntax, says: /forwardRef/ },
  { why: 'request scope', file: 'libs/service-host/src/bad-scope.ts', text: 'import { Injectable, Scope } from \'@nestjs/common\';\n@Injectable({ scope: Scope.REQUEST })\nexport class Each {}\n', rule: syntax, says: /request-scoped/ },
  { why: 'request injected', file: 'libs/service-host/src/bad-request.ts', text: 'import { REQUEST } from \'@nestjs/core\';\nexport const token = REQUEST;\n', rule: syntax, says: /request-scoped/ },
  { why: 'interpolated query', file: 'libs/audit/src/bad-query.ts', text: 'export const find = (pool: { query(text: string): void }, id: string): void => pool.query(`select ${id}`);\n', rule: syntax, says: /interpolation/ },
  { why: 'TypeORM class without Row', file: 'services/payments/src/infrastructure/persistence/bad.row.ts', text: 'import { Entity } from \'typeorm\';\n@Entity()\nexport class Bill {}\n', rule: syntax, says: /Row/ },
  { why: 'any', file: 'libs/kernel/src/bad-any.ts', text: 'export const loose: any = 1;\n', rule: '@typescript-eslint/no-explicit-any' },
  { why: 'a comment that switches a rule off', file: 'libs/kernel/src/bad-comment.ts', text: '/* eslint-disable */\nexport const loose: any = 1;\n', rule: '@typescript-eslint/no-explicit-any' },
];

const good: readonly { file: string; text: string }[] = [
  { file: 'libs/documents/src/half-circle.ts', text: 'export const load = async (): Promise<unknown> => import(\'@tinhso/files\');\n' },
  { file: 'services/all-in-one/src/good-composition.ts', text: imports('@tinhso/payments') },
  { file: 'services/payments/src/good-lib.ts', text: imports('@tinhso/kernel') },
  { file: 'libs/calendar/src/good-pure.ts', text: imports('@tinhso/kernel') },
  { file: 'libs/kernel/src/good-function.ts', text: decide(38) },
  { file: 'libs/audit/src/good-query.ts', text: 'export const find = (pool: { query(text: string): void }): void => pool.query(`select 1`);\n' },
];

describe('ESLint with the Nx boundaries', () => {
  it('finds nothing on the real tree', async () => {
    const { files, violations } = await lint(repository);
    expect(files).toBeGreaterThan(100);
    expect(listed(violations)).toEqual([]);
  }, 60_000);

  describe('on bad files', () => {
    let scratch: Scratch;
    let found: readonly Violation[] = [];

    beforeAll(async () => {
      scratch = createScratch();
      for (const { file, text } of [...bad, ...good]) scratch.write(file, text);
      found = (await lint(scratch.root)).violations;
    }, 60_000);
    afterAll(() => scratch?.remove());

    it.each(bad)('bites: $why', (one) => expect(unnoticed([one], found)).toEqual([]));
    it.each(good)('lets $file through', ({ file }) => expect(listed(found.filter((one) => one.file === file && !/Circular/.test(one.detail)))).toEqual([]));
  });
});
