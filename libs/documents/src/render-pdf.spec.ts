import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { renderTemplate, type Template } from '@tinhso/definitions';
import { receipt, result } from '../test/samples.js';
import { pdfFonts, pdfInfo, pdfPixels, pdfText } from '../test/poppler.js';
import { paymentReceipt, placeAndDate, renderPdf, vietnameseTime, type DocumentContent } from './index.js';

const createdAt = new Date('2026-11-23T02:15:00Z');
const flat = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ');
const textOf = async (content: DocumentContent): Promise<string> => flat(pdfText(await renderPdf(content, { createdAt })));

describe('renderPdf', () => {
  it.each([['result', result], ['receipt', receipt]] as const)('lets every text of the %s be copied back', async (_, content) => {
    const text = await textOf(content);
    const rows = content.blocks.flatMap((block) => (block.kind === 'rows' ? block.rows : []));
    for (const { label } of rows) expect(text).toContain(label);
    for (const { value } of rows.filter((row) => row.value.length < 40)) expect(text).toContain(value);
    expect(text).toContain('CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(text).toContain('Độc lập – Tự do – Hạnh phúc');
  });

  it('copies back every Vietnamese letter, given composed or decomposed', async () => {
    const letters = 'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ';
    const line = (text: string): DocumentContent => ({ ...receipt, blocks: [{ kind: 'paragraph', text }] });
    const wanted = `${letters} ${letters.toLocaleUpperCase('vi')} fi fl ffi – “ ” … 0123456789`;
    for (const given of [wanted, wanted.normalize('NFD')]) expect((await textOf(line(given))).replace(/ /g, '')).toContain(wanted.replace(/ /g, ''));
  });

  it('shows what it says: the page is inked where text copies, in embedded subsets', async () => {
    const pdf = await renderPdf(result, { createdAt });
    const blank = await renderPdf({ ...result, blocks: [] }, { createdAt });
    const ink = (page: Buffer): number => page.subarray(20).filter((grey) => grey < 128).length;
    expect(ink(pdfPixels(blank))).toBe(0);
    expect(ink(pdfPixels(pdf))).toBeGreaterThan(2000);
    expect(pdfFonts(pdf).match(/BeVietnamPro.*yes no  yes/g)).toHaveLength(3);
    expect(pdf.length).toBeLessThan(100_000);
  });

  it('says its page size, title and template', async () => {
    expect(pdfInfo(await renderPdf(result, { createdAt }))).toMatch(/Title:\s+Trích lục khai sinh \(bản sao\)[\s\S]*Subject:\s+trich-luc v1[\s\S]*A4/);
    expect(pdfInfo(await renderPdf(receipt, { createdAt }))).toMatch(/Page size:\s+419\.\d+ x 595/);
  });

  it('flows long content over numbered pages and cuts words without blanks', async () => {
    const items = Array.from({ length: 120 }, (_, n) => `Giấy tờ thứ ${n + 1} ${'dài '.repeat(20)}`);
    const pdf = await renderPdf({ ...receipt, blocks: [{ kind: 'list', items, numbered: true }, { kind: 'paragraph', text: 'x'.repeat(500) }] }, { createdAt });
    expect(Number(/Pages:\s+(\d+)/.exec(pdfInfo(pdf))?.[1])).toBeGreaterThan(3);
    expect(flat(pdfText(pdf))).toContain('Giấy tờ thứ 120');
    expect(flat(pdfText(pdf)).replace(/\s/g, '')).toContain('x'.repeat(500));
  });

  it('sets hostile text as text', async () => {
    const text = await textOf({ ...receipt, blocks: [{ kind: 'rows', rows: [{ label: 'Tên', value: ') Tj ET /JS (app.alert(1)) \u202Eabc\u0000\uD800 {{x}}' }] }] });
    expect(text).toContain(') Tj ET /JS (app.alert(1)) abc? {{x}}');
  });

  it('marks letters that the font lacks instead of losing them', async () => {
    expect(await textOf({ ...receipt, blocks: [{ kind: 'paragraph', text: 'Tên 漢字 😀 hết' }] })).toContain('Tên ?? ? hết');
  });

  it('refuses to make signable what has no signature block', async () => {
    await expect(renderPdf({ ...result, blocks: [] }, { createdAt, signable: true })).rejects.toThrow(/no signature block/);
  });
});

describe('templates of the province packs', () => {
  let root = import.meta.dirname;
  while (!root.endsWith('libs')) root = dirname(root);
  const packs = join(root, '../provinces');
  const files = readdirSync(packs).flatMap((pack) => readdirSync(join(packs, pack, 'templates')).map((file) => join(packs, pack, 'templates', file)));

  it.each(files.map((file) => [file.slice(packs.length + 1), file]))('sets %s', async (_, file) => {
    const template = JSON.parse(readFileSync(file, 'utf8')) as Template;
    const content = renderTemplate(template, { agency: { superior: 'Tỉnh', name: 'Xã Đồng Hỷ' }, papers: [{ name: 'Tờ khai', count: '01' }], trackUrl: 'https://example.vn/x', reason: 'Thiếu tờ khai' });
    const text = await textOf(content);
    for (const block of content.blocks) if (block.kind === 'title') expect(text).toContain(flat(block.text).slice(0, 30));
  });
});

describe('paymentReceipt', () => {
  const data = {
    agency: { superior: 'UBND TỈNH', name: 'UBND XÃ ĐỒNG HỶ' }, number: 12, payer: { name: 'Nguyễn Văn An' }, purpose: 'Trích lục khai sinh', billReference: 'HD-1',
    items: [{ name: 'Phí trích lục', quantity: 2, amount: 16000 }], total: 16000, totalInWords: 'Mười sáu nghìn đồng', method: 'VNPAY', transaction: '14226112',
    paidAt: new Date('2026-03-04T17:15:00Z'), place: 'Đồng Hỷ', verifyUrl: 'https://example.vn/x',
  };

  it('carries number, amount and the time in Vietnam', async () => {
    const text = await textOf(paymentReceipt(data));
    for (const part of ['Số: 0000012', '16.000 đồng', 'Mười sáu nghìn đồng', '00 giờ 15 phút, ngày 05/03/2026', 'Đồng Hỷ, ngày 05 tháng 3 năm 2026', 'HD-1']) expect(text).toContain(part);
  });

  it('refuses what does not add up', () => {
    expect(() => paymentReceipt({ ...data, total: 16001 })).toThrow(/add up/);
    expect(() => paymentReceipt({ ...data, number: 100_000_000 })).toThrow(/number/);
  });

  it('writes dates as the decree does', () => {
    expect(placeAndDate('Huế', new Date('2026-02-01T00:00:00Z'))).toBe('Huế, ngày 01 tháng 02 năm 2026');
    expect(vietnameseTime(new Date('2026-12-31T16:59:00Z'))).toBe('23 giờ 59 phút, ngày 31/12/2026');
  });
});
