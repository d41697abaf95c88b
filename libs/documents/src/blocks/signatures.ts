import type { BlockOf } from '../document-content.js';
import type { Sheet, Span } from '../layout/sheet.js';
import { qrBeside } from './qr.js';

/** Where a signature is to appear: page from 0, rectangle in points. */
export interface SignaturePlace {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const spans = (count: number, { x, width }: Span): Span[] => {
  // A lone signature stands over the right half (NĐ 30/2020, Phụ lục I, mục II.7).
  if (count === 1) return [{ x: x + width * 0.45, width: width * 0.55 }];
  return Array.from({ length: count }, (_, index) => ({ x: x + (width / count) * index, width: width / count }));
};

/** Titles, room to sign and names, never torn apart by a page break. Returns the room of the last column. */
export function signatures(sheet: Sheet, { columns }: BlockOf<'signatures'>, beside?: BlockOf<'qr'>): SignaturePlace {
  const { fonts, format, document } = sheet;
  sheet.clear();
  const line = sheet.lineHeight(format.text);
  sheet.skip(format.gap * 1.2);
  sheet.ensure(line * 4 + format.signature);
  const top = sheet.y;
  const places = spans(columns.length, sheet.span);
  if (beside) qrBeside(sheet, beside, sheet.span.x + format.qr * 0.25);
  const heads = columns.map((column, index) => {
    sheet.y = top;
    sheet.write(column.title, { font: fonts.bold, size: format.text, align: 'centre' }, places[index]);
    if (column.note) sheet.write(column.note, { font: fonts.italic, size: format.small + 1, align: 'centre' }, places[index]);
    return sheet.y;
  });
  const room = Math.min(...heads);
  let end = room - format.signature;
  for (const [index, column] of columns.entries()) {
    sheet.y = room - format.signature;
    if (column.name) sheet.write(column.name, { font: fonts.bold, size: format.text, align: 'centre' }, places[index]);
    end = Math.min(end, sheet.y);
  }
  sheet.y = end - format.gap;
  const last = places.at(-1) as Span;
  return { page: document.getPageCount() - 1, x: last.x, y: room - format.signature, width: last.width, height: format.signature };
}
