import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString, type PDFRef } from '@cantoo/pdf-lib';
import { DEFAULT_BYTE_RANGE_PLACEHOLDER, SUBFILTER_ETSI_CADES_DETACHED } from '@signpdf/utils';
import { documentError } from '../documents.errors.js';
import { embedFace } from '../layout/fonts.js';
import { leaderAppearance } from './leader-appearance.js';
import { sealAppearance } from './seal-appearance.js';
import { fieldNames, findField } from './signature-fields.js';
import type { SigningIdentity } from './signer.js';

export interface SignatureDetails {
  readonly who: SigningIdentity;
  readonly reason: string;
  readonly at: Date;
  /** At the foot of the seal. */
  readonly sealFoot: string;
}

/** Bytes kept for the CMS structure: an RSA-3072 signature with two certificates takes about 3,500. */
const roomForSignature = 8192;

function signatureDictionary(document: PDFDocument, { who, reason, at }: SignatureDetails): PDFDict {
  const range = PDFArray.withContext(document.context);
  range.push(PDFNumber.of(0));
  for (let index = 0; index < 3; index += 1) range.push(PDFName.of(DEFAULT_BYTE_RANGE_PLACEHOLDER));
  return document.context.obj({
    Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: SUBFILTER_ETSI_CADES_DETACHED, ByteRange: range,
    Contents: PDFHexString.of('0'.repeat(roomForSignature * 2)),
    M: PDFString.fromDate(at), Reason: PDFHexString.fromText(reason), Location: PDFHexString.fromText(who.agency.name),
    Name: PDFHexString.fromText(who.capacity === 'leader' ? who.name : who.agency.name),
  });
}

const sizeOf = (rectangle: unknown): [number, number] => {
  const [left, bottom, right, top] = (rectangle as PDFArray).asArray().map((value) => (value as PDFNumber).asNumber()) as [number, number, number, number];
  return [right - left, top - bottom];
};

async function appearance(document: PDFDocument, { who, at, sealFoot }: SignatureDetails, size: [number, number]): Promise<PDFRef> {
  const font = await embedFace(document, who.capacity === 'leader' ? 'Regular' : 'SemiBold');
  const operators = who.capacity === 'leader' ? leaderAppearance(font, who, at, size) : sealAppearance(font, who.agency.name, sealFoot, Math.min(...size));
  return document.context.register(document.context.flateStream(operators, {
    Type: 'XObject', Subtype: 'Form', BBox: [0, 0, ...size], Resources: { Font: { F1: font.ref } },
  }));
}

/**
 * Appends a revision in which the field of this capacity carries its appearance and an empty signature. Throws
 * `documents/not-signable`, `documents/already-signed`, `documents/not-signed-by-leader`.
 */
export async function addPlaceholder(pdf: Buffer, details: SignatureDetails): Promise<Buffer> {
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
  const field = findField(document, fieldNames[details.who.capacity]);
  if (!field) throw documentError('documents/not-signable');
  if (field.dict.has(PDFName.of('V'))) throw documentError('documents/already-signed');
  const leader = details.who.capacity === 'issuing-clerk' ? findField(document, fieldNames.leader) : undefined;
  if (leader && !leader.dict.has(PDFName.of('V'))) throw documentError('documents/not-signed-by-leader');
  const form = await appearance(document, details, sizeOf(field.dict.lookup(PDFName.of('Rect'))));
  field.dict.set(PDFName.of('V'), document.context.register(signatureDictionary(document, details)));
  field.dict.set(PDFName.of('AP'), document.context.obj({ N: form }));
  document.context.snapshot?.markRefForSave(field.ref);
  const result = Buffer.from(await document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false }));
  // The one promise that keeps earlier signatures valid.
  if (!result.subarray(0, pdf.length).equals(pdf)) throw new Error('the signed bytes were changed');
  return result;
}
