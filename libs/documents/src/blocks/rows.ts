import type { BlockOf } from '../document-content.js';
import type { Sheet } from '../layout/sheet.js';

/** Labels on the left, values beside them, both wrapped within their column. */
export function rows(sheet: Sheet, block: BlockOf<'rows'>): void {
  const { fonts, format } = sheet;
  const label = { font: fonts.regular, size: format.text };
  const value = { font: fonts.bold, size: format.text };
  const full = sheet.span.width;
  const widest = Math.max(0, ...block.rows.map((row) => fonts.regular.widthOfTextAtSize(`${row.label}:`, format.text)));
  // Words set one by one take a little more than the label as a whole, where the font kerns around blanks.
  const labelWidth = Math.min(widest * 1.03, full * 0.44);
  const gap = format.text * 0.7;
  for (const row of block.rows) {
    const { x, width } = sheet.span;
    const valueWidth = width - labelWidth - gap;
    const height = Math.max(sheet.heightOf(`${row.label}:`, label, labelWidth), sheet.heightOf(row.value, value, valueWidth));
    sheet.ensure(Math.min(height, sheet.lineHeight(format.text) * 8));
    const top = sheet.y;
    const page = sheet.page;
    sheet.write(`${row.label}:`, label, { x, width: labelWidth });
    const labelEnd = sheet.y;
    if (sheet.page === page) sheet.y = top;
    sheet.write(row.value, value, { x: x + labelWidth + gap, width: valueWidth });
    if (sheet.page === page) sheet.y = Math.min(labelEnd, sheet.y);
    sheet.skip(format.gap * 0.35);
  }
  sheet.skip(format.gap);
}
