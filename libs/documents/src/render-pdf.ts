import { PDFDocument } from '@cantoo/pdf-lib';
import type { BlockOf, ContentBlock, DocumentContent } from './document-content.js';
import { letterhead } from './blocks/letterhead.js';
import { list } from './blocks/list.js';
import { paragraph } from './blocks/paragraph.js';
import { qr } from './blocks/qr.js';
import { rows } from './blocks/rows.js';
import { signatures, type SignaturePlace } from './blocks/signatures.js';
import { title } from './blocks/title.js';
import { embedFonts } from './layout/fonts.js';
import { pageFormats } from './layout/page-format.js';
import { Sheet } from './layout/sheet.js';
import { addSignatureFields } from './signing/signature-fields.js';

export interface RenderOptions {
  /** Written into the file; the same content and time give the same text. */
  readonly createdAt: Date;
  /** Gives the last signature column of the last signature block fields for the leader's signature and the seal. */
  readonly signable?: boolean;
}

function draw(sheet: Sheet, block: ContentBlock, qrBefore: BlockOf<'qr'> | undefined): SignaturePlace | undefined {
  switch (block.kind) {
    case 'letterhead': letterhead(sheet, block); return undefined;
    case 'title': title(sheet, block); return undefined;
    case 'paragraph': paragraph(sheet, block); return undefined;
    case 'rows': rows(sheet, block); return undefined;
    case 'list': list(sheet, block); return undefined;
    case 'qr': qr(sheet, block); return undefined;
    case 'signatures': return signatures(sheet, block, qrBefore);
  }
}

function drawAll(sheet: Sheet, blocks: readonly ContentBlock[]): SignaturePlace | undefined {
  let place: SignaturePlace | undefined;
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1];
    const before = blocks[index - 1];
    // A code right before a lone signature shares its height instead of taking the line.
    const beside = (one: ContentBlock | undefined): boolean => one?.kind === 'signatures' && one.columns.length === 1;
    if (block.kind === 'qr' && beside(next)) continue;
    place = draw(sheet, block, before?.kind === 'qr' && beside(block) ? before : undefined) ?? place;
  }
  return place;
}

/** Numbers stand centred at the head from the second page on (NĐ 30/2020, Phụ lục I, mục I.7). */
function numberPages({ document, fonts, format }: Sheet): void {
  for (const [index, page] of document.getPages().entries()) {
    if (index === 0) continue;
    const text = String(index + 1);
    const x = (format.size[0] - fonts.regular.widthOfTextAtSize(text, format.text)) / 2;
    page.drawText(text, { x, y: format.size[1] - format.margin.top * 0.6, size: format.text, font: fonts.regular });
  }
}

/**
 * Sets the content as a PDF of A4 or A5 pages in the layout of NĐ 30/2020. Text copies back as it went in, composed
 * (NFC). Long values wrap and flow over pages. Throws when `signable` finds no signature block.
 */
export async function renderPdf(content: DocumentContent, { createdAt, signable = false }: RenderOptions): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.setTitle(content.title, { showInWindowTitleBar: true });
  document.setLanguage('vi-VN');
  document.setSubject(`${content.code} v${content.version}`);
  document.setProducer('TinhSo');
  document.setCreator('TinhSo');
  document.setCreationDate(createdAt);
  document.setModificationDate(createdAt);
  const sheet = new Sheet(document, pageFormats[content.page], await embedFonts(document));
  const place = drawAll(sheet, content.blocks);
  numberPages(sheet);
  if (signable && !place) throw new Error(`template ${content.code} v${content.version} has no signature block`);
  if (signable && place) addSignatureFields(document, place);
  // Plain objects and a classic cross-reference table: what incremental signatures append to.
  return Buffer.from(await document.save({ useObjectStreams: false, updateFieldAppearances: false }));
}
