import { PDFDict, PDFHexString, PDFName, PDFString, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib';
import type { SignaturePlace } from '../blocks/signatures.js';
import { mm } from '../layout/page-format.js';
import type { SigningIdentity } from './signer.js';

export const fieldNames: Readonly<Record<SigningIdentity['capacity'], string>> = { leader: 'leader', 'issuing-clerk': 'seal' };

type Rectangle = readonly [number, number, number, number];

const print = 4;
const locked = 128;

function addField(document: PDFDocument, name: string, page: number, rectangle: Rectangle): PDFRef {
  const leaf = document.getPage(page);
  const field = document.context.register(document.context.obj({
    Type: 'Annot', Subtype: 'Widget', FT: 'Sig', F: print | locked, T: PDFString.of(name), Rect: [...rectangle], P: leaf.ref,
  }));
  leaf.node.addAnnot(field);
  return field;
}

/**
 * Empty fields for both signatures, so that signing later changes nothing but the field. The seal covers about a third
 * of the leader's signature from the left (NĐ 30/2020, Phụ lục I, mục II.8).
 */
export function addSignatureFields(document: PDFDocument, { page, x, y, width, height }: SignaturePlace): void {
  const block = { x: x + width * 0.14, width: width * 0.82 };
  const seal = Math.min(mm(30), height);
  const left = block.x - seal * 0.5;
  const middle = y + height / 2;
  const fields = [
    addField(document, fieldNames.leader, page, [block.x, y + height * 0.08, block.x + block.width, y + height * 0.92]),
    addField(document, fieldNames['issuing-clerk'], page, [left, middle - seal / 2, left + seal, middle + seal / 2]),
  ];
  document.catalog.set(PDFName.of('AcroForm'), document.context.obj({ Fields: fields, SigFlags: 3 }));
}

/** The field's reference and dictionary; undefined when the file has none of that name. */
export function findField(document: PDFDocument, name: string): { readonly ref: PDFRef; readonly dict: PDFDict } | undefined {
  const fields = document.catalog.getAcroForm()?.getAllFields() ?? [];
  const found = fields.find(([field]) => {
    const title = field.dict.lookup(PDFName.of('T'));
    return (title instanceof PDFString || title instanceof PDFHexString) && title.decodeText() === name;
  });
  return found && { ref: found[1], dict: found[0].dict };
}
