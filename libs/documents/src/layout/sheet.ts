import { rgb, type Color, type PDFDocument, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';
import type { Fonts } from './fonts.js';
import type { PageFormat } from './page-format.js';
import { wrap, type Line } from './wrap.js';

export interface Style {
  readonly font: PDFFont;
  readonly size: number;
  readonly align?: 'left' | 'right' | 'centre' | 'justify';
  /** Of the first line, in points. */
  readonly indent?: number;
  readonly color?: Color;
}

export interface Span {
  readonly x: number;
  readonly width: number;
}

const black = rgb(0, 0, 0);

/** Pages being filled from top to bottom; `y` is the upper edge of what comes next, in points from the page's foot. */
export class Sheet {
  page: PDFPage;
  y: number;
  private float: { readonly bottom: number; readonly width: number } | undefined;

  constructor(readonly document: PDFDocument, readonly format: PageFormat, readonly fonts: Fonts) {
    this.page = document.addPage([...format.size]);
    this.y = format.size[1] - format.margin.top;
  }

  /** The width that is free at the present height. */
  get span(): Span {
    const { size, margin } = this.format;
    const taken = this.float && this.y > this.float.bottom ? this.float.width : 0;
    return { x: margin.left, width: size[0] - margin.left - margin.right - taken };
  }

  /** Keeps the right side free down to `bottom`. */
  keepFree(width: number, bottom: number): void {
    this.float = { width, bottom };
  }

  /** Goes below whatever stands at the right side. */
  clear(): void {
    if (this.float) this.y = Math.min(this.y, this.float.bottom);
    this.float = undefined;
  }

  /** Starts a new page unless so much height is left. */
  ensure(height: number): void {
    if (this.y - height >= this.format.margin.bottom) return;
    this.page = this.document.addPage([...this.format.size]);
    this.y = this.format.size[1] - this.format.margin.top;
    this.float = undefined;
  }

  skip(height: number): void {
    this.y -= height;
  }

  lineHeight(size: number): number {
    return size * this.format.leading;
  }

  /** Writes a text at the present height within the span, over pages where needed, and moves below it. */
  write(text: string, style: Style, span: Span = this.span): void {
    for (const [index, line] of wrap(text, style.font, style.size, span.width, style.indent).entries()) {
      this.ensure(this.lineHeight(style.size));
      this.line(line, style, span, index === 0 ? style.indent ?? 0 : 0);
      this.y -= this.lineHeight(style.size);
    }
  }

  /** The height that `write` would take. */
  heightOf(text: string, { font, size, indent }: Style, width: number): number {
    return wrap(text, font, size, width, indent).length * this.lineHeight(size);
  }

  rule(x: number, width: number, y: number): void {
    this.page.drawLine({ start: { x, y }, end: { x: x + width, y }, thickness: 0.6, color: black });
  }

  private line(line: Line, { font, size, align = 'left', color = black }: Style, span: Span, indent: number): void {
    const y = this.y - size * 1.02;
    const free = span.width - indent - line.width;
    if (align === 'justify' && !line.last && line.words.length > 1 && free >= 0) {
      const stretch = free / (line.words.length - 1);
      const blank = font.widthOfTextAtSize(' ', size);
      let x = span.x + indent;
      for (const [index, word] of line.words.entries()) {
        // The blank travels with its word, so that copied text keeps it.
        this.page.drawText(index < line.words.length - 1 ? `${word} ` : word, { x, y, size, font, color });
        x += font.widthOfTextAtSize(word, size) + blank + stretch;
      }
      return;
    }
    const shift = align === 'right' ? free : align === 'centre' ? free / 2 : 0;
    this.page.drawText(line.words.join(' '), { x: span.x + indent + shift, y, size, font, color });
  }
}
