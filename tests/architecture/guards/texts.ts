import { isCode, isGenerated, isTest } from './source-tree.js';
import type { SourceFile, Violation } from './source-tree.js';

// Lists every province of the country, by the digits of a birth place; the second is bundled out of it.
const registers = new Set(['libs/vietnam/src/birth-places.ts', 'services/portal/assets/question-form.js']);
const province = /th[aá]i[\s_-]*nguy[eê]n|\bH55\b/iu;

/** The province is data: no lib or service names the one that the pack describes. */
export const provinceNamed = (files: readonly SourceFile[]): Violation[] =>
  files.filter(({ path }) => /^(libs|services)\//.test(path) && !isTest(path) && !/\/examples\//.test(path) && !registers.has(path)).flatMap(({ path, text }) => {
    const hit = province.exec(text.normalize('NFC'));
    return hit ? [{ rule: 'province', file: path, detail: `names ${hit[0]}` }] : [];
  });

const machine: readonly (readonly [string, RegExp])[] = [
  ['a package registry', /\b(registry\.[a-z0-9-]+\.[a-z]{2,}|repo1?\.maven\.[a-z.]+|proxy\.golang\.org|files\.pythonhosted\.org|artifactory|jfrog)\b/i],
  ['a path of one machine', /(^|[\s"'`(=:])(\/work\/|\/root\/(?!\.ssh)|\/home\/[a-z]|\/Users\/|[A-Z]:\\Users)/m],
];

/** Nothing that holds on one machine only. The lockfile is npm's own and left alone. */
export const machineBound = (files: readonly SourceFile[]): Violation[] =>
  files.filter(({ path }) => !isGenerated(path) && !path.startsWith('tests/architecture/')).flatMap(({ path, text }) =>
    machine.flatMap(([what, pattern]) => {
      const hit = pattern.exec(text);
      return hit ? [{ rule: 'machine', file: path, detail: `${what}: ${hit[0].trim()}` }] : [];
    }));

/** Every script explains itself. */
export const silentScripts = (files: readonly SourceFile[]): Violation[] =>
  files.filter(({ path, text }) => /^scripts\/[^./]+$/.test(path) && !isCode(path) && !text.includes('--help'))
    .map(({ path }) => ({ rule: 'script-help', file: path, detail: 'does not answer --help' }));
