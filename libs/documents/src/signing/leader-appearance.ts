import type { PDFFont } from '@cantoo/pdf-lib';
import { wrap } from '../layout/wrap.js';
import type { SigningIdentity } from './signer.js';

const inVietnam = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false,
});

/** `23/11/2026 10:15:00 +07:00` */
export const signingTime = (at: Date): string => `${inVietnam.format(at).replace(',', '')} +07:00`;

/** The left part stays empty: the seal is to cover a third of the block, not of its words. */
const inset = 46;

/** The leader's block: blue, who signed for whom and when, as PDF operators in a box of that size. */
export function leaderAppearance(font: PDFFont, { name, position, agency }: SigningIdentity, at: Date, [width, height]: readonly [number, number]): string {
  const lines = (size: number): string[] => [`Ký bởi: ${name}`, `Chức vụ: ${position}`, `Cơ quan: ${agency.name}`, `Thời gian ký: ${signingTime(at)}`]
    .flatMap((line) => wrap(line, font, size, width - inset - 4).map(({ words }) => words.join(' ')));
  const size = [7.4, 7, 6.5, 6].find((one) => lines(one).length * one * 1.4 + 6 <= height) ?? 5.5;
  const shown = lines(size);
  const top = height / 2 + (shown.length * size * 1.4) / 2 - size * 1.05;
  const texts = shown.map((line, index) => `BT /F1 ${size} Tf ${inset} ${(top - index * size * 1.4).toFixed(2)} Td ${font.encodeText(line)} Tj ET`);
  return ['q', '0.05 0.2 0.65 rg', ...texts, 'Q'].join('\n');
}
