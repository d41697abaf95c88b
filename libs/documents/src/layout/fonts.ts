import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib';
import fontkit from '@pdf-lib/fontkit';

export interface Fonts {
  readonly regular: PDFFont;
  readonly bold: PDFFont;
  readonly italic: PDFFont;
}

type Registered = Parameters<PDFDocument['registerFontkit']>[0];
interface Subset { includeGlyph(glyph: unknown): number; encodeStream(): unknown; readonly cff?: unknown }

/**
 * The setter of PDFs prefers a subset's `encode()`, which in @pdf-lib/fontkit wants a stream and breaks without one; a
 * subset that only shows `encodeStream()` is asked for that.
 */
const subsettingFontkit = {
  create(...given: Parameters<typeof fontkit.create>): object {
    const font = fontkit.create(...given) as unknown as { createSubset(): Subset };
    const createSubset = font.createSubset.bind(font);
    font.createSubset = () => {
      const subset = createSubset();
      return { includeGlyph: (glyph) => subset.includeGlyph(glyph), encodeStream: () => subset.encodeStream(), cff: subset.cff };
    };
    return font;
  },
} as unknown as Registered;

const folder = join(import.meta.dirname, '../../assets/fonts');
const cache = new Map<string, Promise<Buffer>>();

const bytesOf = (style: string): Promise<Buffer> => {
  const known = cache.get(style) ?? readFile(join(folder, `BeVietnamPro-${style}.ttf`));
  cache.set(style, known);
  return known;
};

/** Embeds one face of Be Vietnam Pro, only the letters that are used. */
export async function embedFace(document: PDFDocument, style: 'Regular' | 'SemiBold' | 'Italic'): Promise<PDFFont> {
  document.registerFontkit(subsettingFontkit);
  // Ligatures would copy back as one character where a reader ignores the map to Unicode.
  return document.embedFont(await bytesOf(style), { subset: true, features: { liga: false, dlig: false } });
}

export async function embedFonts(document: PDFDocument): Promise<Fonts> {
  const [regular, bold, italic] = await Promise.all([embedFace(document, 'Regular'), embedFace(document, 'SemiBold'), embedFace(document, 'Italic')]);
  return { regular, bold, italic };
}
