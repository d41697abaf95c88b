import type { PDFFont } from '@cantoo/pdf-lib';

/** Letters composed, blanks plain, nothing that a page cannot show or that turns the direction of text. */
export const printable = (text: string): string =>
  text.toWellFormed().normalize('NFC').replace(/[\t\u00A0]/g, ' ').replace(/\r\n?/g, '\n').replace(/[^\P{C}\n]/gu, '').replace(/ {2,}/g, ' ').trim();

const alphabets = new WeakMap<PDFFont, ReadonlySet<number>>();

/** Letters that the font lacks become a visible mark: a document must not lose a part of a name in silence. */
function inFont(text: string, font: PDFFont): string {
  const alphabet = alphabets.get(font) ?? new Set(font.getCharacterSet());
  alphabets.set(font, alphabet);
  return Array.from(text, (letter) => (letter === '\n' || alphabet.has(letter.codePointAt(0) as number) ? letter : '?')).join('');
}

export interface Line {
  readonly words: readonly string[];
  readonly width: number;
  /** Ends a paragraph: stays ragged where others are justified. */
  readonly last: boolean;
}

/** Cuts a word that is wider than a line. */
function pieces(word: string, font: PDFFont, size: number, width: number): string[] {
  if (font.widthOfTextAtSize(word, size) <= width) return [word];
  const parts: string[] = [''];
  for (const letter of word) {
    const grown = (parts.at(-1) ?? '') + letter;
    if (parts.at(-1) === '' || font.widthOfTextAtSize(grown, size) <= width) parts[parts.length - 1] = grown;
    else parts.push(letter);
  }
  return parts;
}

/** Breaks text into lines no wider than `width` points; the first line is shorter by `indent`. Keeps given line breaks. */
export function wrap(text: string, font: PDFFont, size: number, width: number, indent = 0): Line[] {
  const blank = font.widthOfTextAtSize(' ', size);
  return inFont(printable(text), font).split('\n').flatMap((paragraph) => {
    const lines: { words: string[]; width: number }[] = [{ words: [], width: 0 }];
    for (const word of paragraph.split(' ').flatMap((one) => pieces(one, font, size, width))) {
      const line = lines.at(-1) as { words: string[]; width: number };
      const wordWidth = font.widthOfTextAtSize(word, size);
      const room = width - (lines.length === 1 ? indent : 0);
      if (line.words.length > 0 && line.width + blank + wordWidth > room) lines.push({ words: [word], width: wordWidth });
      else {
        line.width += (line.words.length > 0 ? blank : 0) + wordWidth;
        line.words.push(word);
      }
    }
    return lines.map((line, index) => ({ ...line, last: index === lines.length - 1 }));
  });
}
