import type { Violation } from './source-tree.js';

/** A file that a guard must refuse: what it holds, the rule that must name it, and what the message must say. */
export interface Bad {
  readonly why: string;
  readonly file: string;
  readonly text: string;
  readonly rule: string;
  readonly says?: RegExp;
}

/** The bad files that no violation names: empty when the guard bites everywhere. */
export const unnoticed = (bad: readonly Bad[], violations: readonly Violation[]): string[] =>
  bad.filter(({ file, rule, says }) => !violations.some((found) => found.file === file && found.rule === rule && (says?.test(found.detail) ?? true)))
    .map(({ why, file, rule }) => {
      const instead = violations.filter((found) => found.file === file).map((found) => `${found.rule}: ${found.detail}`);
      return `${why}: ${rule} said nothing about ${file}${instead.length > 0 ? `, but ${instead.join('; ')}` : ''}`;
    });

/** One line per violation, so that a failing test shows what to mend. */
export const listed = (violations: readonly Violation[]): string[] => violations.map(({ rule, file, detail }) => `${file} [${rule}] ${detail}`);
