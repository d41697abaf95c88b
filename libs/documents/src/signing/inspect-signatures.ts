import { X509Certificate } from 'node:crypto';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from '@cantoo/pdf-lib';
import { isTrusted, readCms } from './read-cms.js';

export interface SignatureFinding {
  /** `leader` or `seal` in files of ours. */
  readonly field: string;
  readonly signer?: string;
  readonly reason?: string;
  readonly signedAt?: Date;
  /** The signed bytes are unchanged, and the signature is the certificate's. */
  readonly intact: boolean;
  /** Issued by one of the given roots and valid when signed. */
  readonly trusted: boolean;
  /** `total`: nothing was added later; `revision`: everything up to its own end; `part`: less than that. */
  readonly covers: 'total' | 'revision' | 'part';
}

const text = (value: unknown): string | undefined =>
  (value instanceof PDFHexString || value instanceof PDFString ? value.decodeText() : undefined);
const dateOf = (value: unknown): Date | undefined => (value instanceof PDFString || value instanceof PDFHexString ? value.decodeDate() : undefined);

function coverage(pdf: Buffer, range: readonly number[], contents: string): SignatureFinding['covers'] {
  const [start = -1, first = 0, second = 0, length = 0] = range;
  const end = second + length;
  const gap = pdf.subarray(first, second).toString('latin1').trim();
  const whole = start === 0 && range.length === 4 && gap.toLowerCase() === `<${contents.toLowerCase()}>` && /%%EOF\s*$/.test(pdf.subarray(Math.max(0, end - 8), end).toString('latin1'));
  return !whole ? 'part' : pdf.subarray(end).toString('latin1').trim() === '' ? 'total' : 'revision';
}

function judge(pdf: Buffer, field: string, signature: PDFDict, roots: readonly X509Certificate[]): SignatureFinding {
  const at = (name: string): unknown => signature.lookup(PDFName.of(name));
  const contents = at('Contents');
  const array = at('ByteRange');
  const range = array instanceof PDFArray ? array.asArray().map((value) => (value instanceof PDFNumber ? value.asNumber() : -1)) : [];
  const [, first = 0, second = 0, length = 0] = range;
  const signedAt = dateOf(at('M'));
  const hex = contents instanceof PDFHexString ? contents.asString() : '';
  const known = { field, reason: text(at('Reason')), signedAt, covers: coverage(pdf, range, hex) };
  try {
    const { intact, authentic, certificate } = readCms(Buffer.from(hex, 'hex'), Buffer.concat([pdf.subarray(0, first), pdf.subarray(second, second + length)]));
    const signer = /^CN=(.*)$/m.exec(certificate.subject)?.[1];
    return { ...known, signer, intact: intact && authentic, trusted: isTrusted(certificate, roots, signedAt ?? new Date(NaN)) };
  } catch {
    return { ...known, intact: false, trusted: false };
  }
}

/**
 * What the signatures of a PDF are worth, in the order of their fields; empty when there are none. `roots` are trusted
 * certificates in PEM. Throws when the file cannot be read as a PDF. A document of ours is good when every finding is
 * intact and trusted, none covers only a part and one covers the total.
 */
export async function inspectSignatures(pdf: Buffer, roots: readonly string[]): Promise<SignatureFinding[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const trusted = roots.map((root) => new X509Certificate(root));
  return (document.catalog.getAcroForm()?.getAllFields() ?? []).flatMap(([field]) => {
    const signature = field.dict.lookup(PDFName.of('V'));
    const name = text(field.dict.lookup(PDFName.of('T'))) ?? '';
    return signature instanceof PDFDict && signature.has(PDFName.of('ByteRange')) ? [judge(pdf, name, signature, trusted)] : [];
  });
}
