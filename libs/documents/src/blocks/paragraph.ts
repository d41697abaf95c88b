import type { BlockOf } from '../document-content.js';
import type { Sheet } from '../layout/sheet.js';

const isPlaceAndDate = (text: string): boolean => /, ngày .{1,4} tháng .{1,4} năm \d{4}$/u.test(text.trim());

/** Running text, justified and indented; place and date stand in italics over the right half. */
export function paragraph(sheet: Sheet, { text, align = 'left', emphasis = false }: BlockOf<'paragraph'>): void {
  const { fonts, format } = sheet;
  const font = emphasis ? fonts.bold : fonts.regular;
  const { x, width } = sheet.span;
  if (align === 'right' && isPlaceAndDate(text)) {
    sheet.clear();
    sheet.ensure(sheet.lineHeight(format.text) * 2 + format.signature);
    sheet.write(text, { font: fonts.italic, size: format.text, align: 'centre' }, { x: x + width * 0.45, width: width * 0.55 });
  } else if (align === 'left') {
    sheet.write(text, { font, size: format.text, align: 'justify', indent: format.indent });
    sheet.skip(format.gap);
  } else {
    sheet.write(text, { font, size: format.text, align });
    sheet.skip(format.gap);
  }
}
