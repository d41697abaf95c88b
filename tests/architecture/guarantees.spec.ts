import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readTree } from './guards/source-tree.js';

const page = 'docs/reference/event-guarantees.md';
const source = new Map(readTree().map(({ path, text }) => [path, text]));

interface Promised {
  readonly sentence: string;
  readonly shown: readonly { readonly title: string; readonly file: string }[];
}

/** The rows of the page's tables: a sentence, and the tests that its second cell links. */
const promises = (text: string): Promised[] =>
  text.split('\n').filter((line) => line.startsWith('| ') && !/shown by \|$/.test(line)).map((line) => {
    const [, sentence = '', cell = ''] = line.split(' | ').join('|').split('|').map((one) => one.trim());
    const shown = [...cell.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].map(([, title = '', link = '']) => ({ title, file: normalize(join(dirname(page), link)) }));
    return { sentence, shown };
  });

/** True when the file has a test of that title; in a table of tests the value of the row may stand before it. */
const hasTest = (text: string, title: string): boolean => {
  const literal = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const quoted = `(?<quote>['"\`])(%[sdj] )?${literal}\\k<quote>`;
  return new RegExp(`\\bit(\\.each\\(.*\\))?\\(${quoted}`).test(text) || new RegExp(`^\\s*\\](\\s*as const)?\\)\\(${quoted}`, 'm').test(text);
};

const faults = (text: string, read: (file: string) => string | undefined): string[] =>
  promises(text).flatMap(({ sentence, shown }) => {
    if (shown.length === 0) return [`no test shows: ${sentence}`];
    return shown.flatMap(({ title, file }) => {
      const tests = read(file);
      if (tests === undefined) return [`${file} is not there: ${sentence}`];
      return hasTest(tests, title) ? [] : [`${file} has no test “${title}”: ${sentence}`];
    });
  });

describe('the guarantees of events', () => {
  const text = source.get(page) ?? '';

  it('each name tests that exist', () => {
    expect(promises(text).length).toBeGreaterThan(20);
    expect(faults(text, (file) => source.get(file))).toEqual([]);
  });

  it('are each said once', () => {
    const sentences = promises(text).map(({ sentence }) => sentence);
    expect(sentences.filter((one, index) => sentences.indexOf(one) !== index)).toEqual([]);
  });

  it('are caught when they name nothing, a file that is not there or a title that no test has', () => {
    const wrong = '| a | b |\n| nothing | none |\n| file | [x](../../libs/no-such.spec.ts) |\n| title | [there](../../libs/a.spec.ts) |\n| half | [is there](../../libs/a.spec.ts) |\n| good | [it is there](../../libs/a.spec.ts) |';
    expect(faults(wrong, (file) => (file === 'libs/a.spec.ts' ? "it('it is there', () => {" : undefined)).map((one) => one.split(':')[0])).toEqual([
      'no test shows', 'no test shows', 'libs/no-such.spec.ts is not there', 'libs/a.spec.ts has no test “there”', 'libs/a.spec.ts has no test “is there”',
    ]);
  });
});
