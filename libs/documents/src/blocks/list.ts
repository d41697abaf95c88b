import type { BlockOf } from '../document-content.js';
import type { Sheet } from '../layout/sheet.js';

/** Numbered or dashed items with a hanging indent. */
export function list(sheet: Sheet, { items, numbered = false }: BlockOf<'list'>): void {
  const { fonts, format } = sheet;
  const style = { font: fonts.regular, size: format.text };
  const hang = fonts.regular.widthOfTextAtSize(numbered ? `${items.length}. ` : '– ', format.text) + format.text * 0.3;
  for (const [index, item] of items.entries()) {
    sheet.ensure(sheet.lineHeight(format.text));
    const { x, width } = sheet.span;
    const start = x + format.indent * 0.5;
    const { page, y } = sheet;
    sheet.write(numbered ? `${index + 1}.` : '–', style, { x: start, width: hang });
    if (sheet.page === page) sheet.y = y;
    sheet.write(item, style, { x: start + hang, width: width - hang - format.indent * 0.5 });
    sheet.skip(format.gap * 0.35);
  }
  sheet.skip(format.gap * 0.65);
}
