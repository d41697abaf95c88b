import type { BlockOf } from '../document-content.js';
import type { Sheet } from '../layout/sheet.js';

/** Kind of document, in bold capitals, with what it is about below. */
export function title(sheet: Sheet, { text, subtitle }: BlockOf<'title'>): void {
  const { fonts, format } = sheet;
  sheet.skip(format.gap);
  sheet.write(text, { font: fonts.bold, size: format.title, align: 'centre' });
  if (subtitle) sheet.write(subtitle, { font: fonts.bold, size: format.text, align: 'centre' });
  sheet.skip(format.gap * 1.5);
}
