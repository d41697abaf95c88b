import { rgb } from '@cantoo/pdf-lib';
import QRCode from 'qrcode';
import type { BlockOf } from '../document-content.js';
import type { Sheet } from '../layout/sheet.js';

/** Draws the code as one path of squares with its upper left corner at x, y; sharp at every size. */
export function drawQr(sheet: Sheet, value: string, x: number, y: number, size: number): void {
  const { modules } = QRCode.create(value, { errorCorrectionLevel: 'M' });
  const unit = size / modules.size;
  const runs: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue;
      const start = column;
      while (column + 1 < modules.size && modules.get(row, column + 1)) column += 1;
      runs.push(`M${start * unit},${row * unit}h${(column + 1 - start) * unit}v${unit}h-${(column + 1 - start) * unit}z`);
    }
  }
  sheet.page.drawSvgPath(runs.join(''), { x, y, color: rgb(0, 0, 0), borderWidth: 0 });
}

/** The code with its caption at the left edge of the present height; the height stays as it was. */
export function qrBeside(sheet: Sheet, block: BlockOf<'qr'>, x: number): void {
  const { format, fonts, y } = sheet;
  drawQr(sheet, block.value, x, y, format.qr);
  if (block.caption) {
    sheet.y = y - format.qr - format.small * 0.4;
    sheet.write(block.caption, { font: fonts.italic, size: format.small, align: 'centre' }, { x: x - format.qr * 0.25, width: format.qr * 1.5 });
  }
  sheet.y = y;
}

/** The code at the right edge; what follows flows beside it. */
export function qr(sheet: Sheet, block: BlockOf<'qr'>): void {
  const { format } = sheet;
  const caption = block.caption ? sheet.heightOf(block.caption, { font: sheet.fonts.italic, size: format.small }, format.qr * 1.5) + format.small * 0.4 : 0;
  sheet.clear();
  sheet.ensure(format.qr + caption);
  const { x, width } = sheet.span;
  qrBeside(sheet, block, x + width - format.qr * 1.25);
  sheet.keepFree(format.qr * 1.5 + format.gap * 2, sheet.y - format.qr - caption - format.gap);
}
