import { describe, expect, it } from '@jest/globals';
import { listed, unnoticed } from './guards/bites.js';
import type { Bad } from './guards/bites.js';
import { emptyNames, misnamed } from './guards/names.js';
import { oversized, sizeReport } from './guards/size.js';
import { readTree } from './guards/source-tree.js';
import type { SourceFile, Violation } from './guards/source-tree.js';
import { machineBound, provinceNamed, silentScripts } from './guards/texts.js';

type Guard = (files: readonly SourceFile[]) => Violation[];

// Joined, so that this file does not itself say what it forbids.
const joined = (...parts: string[]): string => parts.join('');
const province = joined('Thái ', 'Nguyên');

const guards: readonly { readonly name: string; readonly guard: Guard; readonly bad: readonly Bad[]; readonly good: readonly SourceFile[] }[] = [
  {
    name: 'size', guard: oversized,
    bad: [
      { rule: 'size', why: 'a source file of 301 lines', file: 'libs/kernel/src/long.ts', text: '\n'.repeat(301) },
      { rule: 'size', why: 'a migration of 301 lines', file: 'services/payments/migrations/1-long.ts', text: '\n'.repeat(301) },
      { rule: 'size', why: 'a script of 61 lines', file: 'scripts/long', text: '\n'.repeat(61) },
      { rule: 'size', why: 'a README of 151 lines', file: 'README.md', text: '\n'.repeat(151) },
    ],
    good: [{ path: 'libs/kernel/src/long.ts', text: '\n'.repeat(300) }, { path: 'libs/ui/src/generated/texts.ts', text: '\n'.repeat(900) }],
  },
  {
    name: 'names', guard: misnamed,
    bad: [
      { rule: 'names', why: 'camel case', file: 'libs/kernel/src/someThing.ts', text: '', says: /kebab/ },
      { rule: 'names', why: 'a folder in camel case', file: 'services/payments/src/someThing/a.ts', text: '', says: /folder/ },
      { rule: 'names', why: 'a role that is not in the list', file: 'services/payments/src/bill.service.ts', text: '', says: /role service/ },
      { rule: 'names', why: 'a helper', file: 'services/payments/src/bill.helper.tsx', text: '', says: /role helper/ },
    ],
    good: [
      'services/payments/src/pay.use-case.int.spec.ts', 'services/payments/migrations/1764000000000-create-bills.ts', 'libs/events/src/relay.ts', 'libs/events/test/transport.contract-suite.ts',
      'services/portal/src/citizen/find/find.page.tsx', 'eslint.config.mjs', '.dependency-cruiser.cjs',
    ].map((path) => ({ path, text: '' })),
  },
  {
    name: 'empty names', guard: emptyNames,
    bad: ['shared', 'common', 'utils'].map((name) => ({ rule: 'empty-name', why: `libs/${name}`, file: `libs/${name}`, text: '' })),
    good: [{ path: 'libs/events/src/index.ts', text: '' }],
  },
  {
    name: 'province', guard: provinceNamed,
    bad: [
      { rule: 'province', why: 'a service names the province', file: 'services/portal/src/home.page.tsx', text: `const title = '${province}';` },
      { rule: 'province', why: 'in decomposed letters', file: 'libs/ui/src/brand.ts', text: province.normalize('NFD') },
      { rule: 'province', why: 'the name of the pack', file: 'services/directory/src/pack.ts', text: joined('provinces/thai', '-nguyen') },
      { rule: 'province', why: 'the agency code', file: 'libs/vietnam/src/code.ts', text: joined('H', '55.12') },
    ],
    good: [
      { path: 'libs/vietnam/src/code.spec.ts', text: joined('H', '55') }, { path: 'libs/contracts/src/examples/a.json', text: joined('H', '55') },
      { path: 'provinces/thai-nguyen/province.json', text: province }, { path: 'libs/ui/src/hash.ts', text: '0xH553' },
    ],
  },
  {
    name: 'machine', guard: machineBound,
    bad: [
      { rule: 'machine', why: 'a registry', file: 'deploy/local/a.ts', text: joined('https://registry', '.npmjs.org/x'), says: /registry/ },
      { rule: 'machine', why: 'a home folder', file: 'docs/a.md', text: joined('see ', '/home', '/somebody/x'), says: /path/ },
      { rule: 'machine', why: 'a folder of root', file: 'scripts/a', text: joined('cd "', '/root', '/x"'), says: /path/ },
    ],
    good: [{ path: 'scripts/a', text: 'cd "$(dirname "$0")/.."; /usr/bin/chromium; http://maven.apache.org/POM/4.0.0' }],
  },
  {
    name: 'scripts', guard: silentScripts,
    bad: [{ rule: 'script-help', why: 'a script without --help', file: 'scripts/quiet', text: 'echo' }],
    good: [{ path: 'scripts/kind', text: '[ "$1" = --help ] && echo usage' }],
  },
];

describe.each(guards)('the guard of $name', ({ guard, bad, good }) => {
  it('finds nothing on the real tree', () => {
    const files = readTree();
    expect(files.length).toBeGreaterThan(100);
    expect(listed(guard(files))).toEqual([]);
  });

  it.each(bad)('bites: $why', (one) => {
    const files = one.rule === 'empty-name' ? [{ path: `${one.file}/src/index.ts`, text: '' }] : [{ path: one.file, text: one.text }];
    expect(unnoticed([one], guard(files))).toEqual([]);
  });

  it('lets good files through', () => expect(listed(guard(good))).toEqual([]));
});

describe('the size of source files', () => {
  it('has a median of at most 50 lines and a 90th percentile of at most 150', () => {
    const report = sizeReport(readTree());
    process.stdout.write(`source files: ${report.files}, median ${report.median}, p90 ${report.p90}, largest ${report.largest} lines\n`);
    expect(report.median).toBeLessThanOrEqual(50);
    expect(report.p90).toBeLessThanOrEqual(150);
  });

  it('is counted without tests and generated files', () => {
    const text = (lines: number): string => '\n'.repeat(lines);
    const files = [10, 20, 30].map((lines) => ({ path: `libs/kernel/src/a${lines}.ts`, text: text(lines) }));
    const left = [{ path: 'libs/kernel/src/a.spec.ts', text: text(900) }, { path: 'libs/ui/src/generated/a.ts', text: text(900) }];
    expect(sizeReport([...files, ...left])).toEqual({ files: 3, median: 20, p90: 30, largest: 30 });
  });
});
