import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readTree, repository } from './guards/source-tree.js';
import type { SourceFile } from './guards/source-tree.js';

/** Relative links of a paper, and in docs/life-of the files of its table. */
function namedFiles({ path, text }: SourceFile): string[] {
  const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, link]) => normalize(join(dirname(path), link ?? '')));
  const rows = path.startsWith('docs/life-of/') ? [...text.matchAll(/`((?:libs|services|tests|deploy)\/[^`\s]+\.tsx?)`/g)].map(([, file]) => file ?? '') : [];
  return [...links, ...rows];
}

/** `file symbol` pairs of the life-of tables whose symbol does not stand in one of the row's files. */
function strangers({ text }: SourceFile, read: (file: string) => string): string[] {
  return text.split('\n').filter((line) => /^\| \d+ /.test(line)).flatMap((line) => {
    const cells = line.split(' | ');
    const files = [...(cells[2] ?? '').matchAll(/`([^`]+\/[^`]+)`/g)].map(([, file]) => read(file ?? '')).join('\n');
    const symbols = [...(cells[3] ?? '').matchAll(/`([^`]+)`/g)].flatMap(([, symbol]) => (symbol ?? '').split('.'));
    return symbols.filter((symbol) => !new RegExp(`\\b${symbol}\\b`).test(files)).map((symbol) => `${symbol} in ${cells[2] ?? ''}`);
  });
}

const papers = readTree().filter(({ path }) => path.endsWith('.md'));
const source = new Map(readTree().map(({ path, text }) => [path, text]));
const lives = papers.filter(({ path }) => path.startsWith('docs/life-of/'));

describe('the papers', () => {
  it.each(papers)('$path names files that exist', (paper) => {
    expect(namedFiles(paper).filter((file) => !existsSync(join(repository, file)))).toEqual([]);
  });

  it.each(lives)('$path names symbols that stand in their files', (paper) => {
    expect(strangers(paper, (file) => source.get(file) ?? '')).toEqual([]);
  });

  it('are caught when they name what is not there', () => {
    const wrong: SourceFile = {
      path: 'docs/life-of/x.md', text: 'see [x](../no-such.md)\n| 1 | **x** | `libs/kernel/src/no-such.ts` | `nothing` |',
    };
    expect(namedFiles(wrong)).toEqual(['docs/no-such.md', 'libs/kernel/src/no-such.ts']);
    expect(strangers(wrong, () => 'export const something = 1;')).toEqual(['nothing in `libs/kernel/src/no-such.ts`']);
  });

  it('have a register of all decisions', () => {
    const register = source.get('docs/adr/README.md') ?? '';
    const decisions = papers.map(({ path }) => path).filter((path) => /^docs\/adr\/\d/.test(path));
    expect(decisions.length).toBeGreaterThan(0);
    expect(decisions.filter((path) => !register.includes(path.replace('docs/adr/', '')))).toEqual([]);
  });
});
