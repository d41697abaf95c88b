import { isCode, isGenerated, isTest } from './source-tree.js';
import type { SourceFile, Violation } from './source-tree.js';

const lineCount = (text: string): number => text.replace(/\n$/, '').split('\n').length;

const limitOf = (path: string): number | undefined => {
  if (isGenerated(path)) return undefined;
  if (path === 'README.md') return 150;
  if (/^scripts\/[^./]+$/.test(path)) return 60;
  return isCode(path) || path.endsWith('.css') ? 300 : undefined;
};

/** No source file over 300 lines, no script over 60, no README over 150. */
export const oversized = (files: readonly SourceFile[]): Violation[] =>
  files.flatMap(({ path, text }) => {
    const limit = limitOf(path);
    const lines = lineCount(text);
    return limit !== undefined && lines > limit ? [{ rule: 'size', file: path, detail: `${lines} lines, at most ${limit}` }] : [];
  });

export interface SizeReport {
  readonly files: number;
  readonly median: number;
  readonly p90: number;
  readonly largest: number;
}

/** How long the source files are, tests and generated ones left out. */
export function sizeReport(files: readonly SourceFile[]): SizeReport {
  const sizes = files
    .filter(({ path }) => isCode(path) && !isTest(path) && !isGenerated(path))
    .map(({ text }) => lineCount(text))
    .sort((a, b) => a - b);
  const at = (share: number): number => sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))] ?? 0;
  return { files: sizes.length, median: at(0.5), p90: at(0.9), largest: sizes.at(-1) ?? 0 };
}
