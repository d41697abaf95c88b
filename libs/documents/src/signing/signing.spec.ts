import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FixedClock } from '@tinhso/kernel';
import { PDFDocument } from '@cantoo/pdf-lib';
import { clerk, leader, receipt, result } from '../../test/samples.js';
import { pdfPixels, pdfSignatures, pdfText } from '../../test/poppler.js';
import { DevelopmentSigner, inspectSignatures, renderPdf } from '../index.js';
import { DevelopmentCa } from './development-ca.js';

const at = new Date('2026-11-23T03:15:00Z');

describe('DevelopmentSigner', () => {
  let folder: string;
  let ca: DevelopmentCa;
  let signer: DevelopmentSigner;
  let plain: Buffer;
  let signed: Buffer;
  let sealed: Buffer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ca-'));
    ca = new DevelopmentCa({ folder, passphrase: 'only-a-test' }, () => new Date('2026-01-01T00:00:00Z'));
    signer = new DevelopmentSigner(() => Promise.resolve(ca), new FixedClock(at));
    plain = await renderPdf(result, { createdAt: at, signable: true });
    signed = await signer.sign(plain, leader, 'Phê duyệt kết quả');
    sealed = await signer.sign(signed, clerk, 'Phát hành văn bản');
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true }));

  const inspect = async (pdf: Buffer): ReturnType<typeof inspectSignatures> => inspectSignatures(pdf, [await ca.rootCertificate()]);

  it('only appends', () => {
    expect(signed.subarray(0, plain.length).equals(plain)).toBe(true);
    expect(sealed.subarray(0, signed.length).equals(signed)).toBe(true);
  });

  it('is valid to poppler: the seal signs the total document, the leader the whole revision', async () => {
    const [, first = '', second = ''] = pdfSignatures(sealed).split('Signature #');
    expect(first).toMatch(/Field Name: leader[\s\S]*Common Name: Trần Văn Thắng[\s\S]*ETSI\.CAdES\.detached[\s\S]*Not total document signed[\s\S]*Signature is Valid/);
    expect(second).toMatch(/Field Name: seal[\s\S]*Uỷ ban nhân dân xã Đồng Hỷ[\s\S]*ETSI\.CAdES\.detached[\s\S]*\n\s+- Total document signed[\s\S]*Signature is Valid/);
    expect(first).toContain(`- ${signed.length}]`);
    expect(pdfSignatures(signed)).toMatch(/- Total document signed[\s\S]*Signature is Valid/);
    expect(await inspect(sealed)).toEqual([
      { field: 'leader', signer: 'Trần Văn Thắng', reason: 'Phê duyệt kết quả', signedAt: at, covers: 'revision', intact: true, trusted: true },
      { field: 'seal', signer: 'Uỷ ban nhân dân xã Đồng Hỷ', reason: 'Phát hành văn bản', signedAt: at, covers: 'total', intact: true, trusted: true },
    ]);
  });

  it('finds one flipped byte wherever it is', async () => {
    const places = [100, Math.floor(plain.length / 2), plain.length - 100];
    for (const place of places) {
      const forged = Buffer.from(sealed);
      forged[place] = (forged[place] ?? 0) ^ 1;
      const found = await inspect(forged).catch(() => []);
      expect(found.filter(({ intact }) => intact)).toEqual([]);
      expect(pdfSignatures(forged)).not.toMatch(/Signature is Valid/);
    }
    const later = Buffer.from(sealed);
    const between = signed.length + 200;
    later[between] = (later[between] ?? 0) ^ 1;
    const found = await inspect(later).catch(() => []);
    expect(found.find(({ field }) => field === 'seal')?.intact ?? false).toBe(false);
  });

  it('sees what was added behind the seal', async () => {
    const document = await PDFDocument.load(sealed, { forIncrementalUpdate: true, updateMetadata: false });
    document.getPage(0).drawText('added');
    const added = Buffer.from(await document.save({ useObjectStreams: false }));
    expect((await inspect(added)).map(({ covers }) => covers)).not.toContain('total');
    expect(pdfSignatures(added)).not.toMatch(/\n\s+- Total document signed/);
  });

  it('trusts only its own root', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'ca-'));
    const other = new DevelopmentCa({ folder: elsewhere, passphrase: 'x' });
    expect((await inspectSignatures(sealed, [await other.rootCertificate()])).map(({ trusted }) => trusted)).toEqual([false, false]);
    await rm(elsewhere, { recursive: true });
  });

  it('shows who signed when, and the red seal, only after it was put', () => {
    expect(pdfText(sealed)).toContain('Ký bởi: Trần Văn Thắng');
    expect(pdfText(sealed)).toContain('23/11/2026 10:15:00 +07:00');
    expect(pdfText(plain)).not.toContain('Ký bởi');
    const ink = (pdf: Buffer): number => pdfPixels(pdf, 72).subarray(20).filter((grey) => grey < 128).length;
    expect(ink(sealed)).toBeGreaterThan(ink(signed) + 300);
  });

  it('refuses a second signature in a place, a seal before the leader, and a file without places', async () => {
    await expect(signer.sign(signed, leader, 'x')).rejects.toMatchObject({ code: 'documents/already-signed' });
    await expect(signer.sign(plain, clerk, 'x')).rejects.toMatchObject({ code: 'documents/not-signed-by-leader' });
    await expect(signer.sign(await renderPdf(receipt, { createdAt: at }), leader, 'x')).rejects.toMatchObject({ code: 'documents/not-signable' });
  });

  it('finds no signature in a file without one', async () => {
    expect(await inspect(plain)).toEqual([]);
  });

  it('keeps its keys, for the service only, and gives two processes the same', async () => {
    const names = await readdir(folder);
    expect(names).toHaveLength(3);
    for (const name of names) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    const [one, two] = [1, 2].map(() => new DevelopmentCa({ folder, passphrase: 'only-a-test' }));
    const [a, b] = await Promise.all([one, two].map((other) => other?.credentialOf('person:new', { name: 'Mới', organization: 'UBND' })));
    expect(a?.certificates[0]).toEqual(b?.certificates[0]);
    await expect(new DevelopmentCa({ folder, passphrase: 'wrong' }).rootCertificate()).rejects.toThrow();
  });
});
