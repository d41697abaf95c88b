import type { BlockOf } from '../document-content.js';
import type { Sheet, Span, Style } from '../layout/sheet.js';

const isNumber = (line: string): boolean => /^Số\b|^Số:/u.test(line);

/** A rule below a line, as long as the share of its text. */
function ruleBelow(sheet: Sheet, text: string, { font, size }: Style, span: Span, share: number): void {
  const width = Math.min(font.widthOfTextAtSize(text, size), span.width) * share;
  sheet.rule(span.x + (span.width - width) / 2, width, sheet.y - 1);
  sheet.skip(size * 0.45);
}

function leftSide(sheet: Sheet, lines: readonly string[], span: Span): void {
  const { fonts, format } = sheet;
  const names = lines.filter((line) => line.trim() !== '' && !isNumber(line));
  for (const [index, name] of names.entries()) {
    const own = index === names.length - 1;
    const font = own ? fonts.bold : fonts.regular;
    // A name a little too long is set smaller rather than broken before its last word.
    const fitting = (format.head * span.width * 0.98) / font.widthOfTextAtSize(name, format.head);
    const style: Style = { font, size: fitting >= format.head * 0.84 ? Math.min(format.head, fitting) : format.head, align: 'centre' };
    sheet.write(name, style, span);
    if (own) ruleBelow(sheet, name, style, span, 0.4);
  }
  for (const line of lines.filter(isNumber)) sheet.write(line, { font: fonts.regular, size: format.head, align: 'centre' }, span);
}

function rightSide(sheet: Sheet, [nation = '', motto = '', ...placeAndDate]: readonly string[], span: Span): void {
  const { fonts, format } = sheet;
  const size = Math.min(format.head, (format.head * span.width) / fonts.bold.widthOfTextAtSize(nation || ' ', format.head));
  sheet.write(nation, { font: fonts.bold, size, align: 'centre' }, span);
  const style: Style = { font: fonts.bold, size: format.head, align: 'centre' };
  sheet.write(motto, style, span);
  ruleBelow(sheet, motto, style, span, 1);
  for (const line of placeAndDate) sheet.write(line, { font: fonts.italic, size: format.head, align: 'centre' }, span);
}

/** Agency on the left, national name and motto on the right (NĐ 30/2020, Phụ lục I, mục II.1–II.4). */
export function letterhead(sheet: Sheet, block: BlockOf<'letterhead'>): void {
  const { x, width } = sheet.span;
  const gap = width * 0.02;
  const left: Span = { x, width: width * 0.42 - gap };
  const right: Span = { x: x + width * 0.42, width: width * 0.58 };
  const top = sheet.y;
  leftSide(sheet, block.left, left);
  const leftEnd = sheet.y;
  sheet.y = top;
  rightSide(sheet, block.right, right);
  sheet.y = Math.min(leftEnd, sheet.y) - sheet.format.gap * 2;
}
