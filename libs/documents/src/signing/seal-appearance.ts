import type { PDFFont } from '@cantoo/pdf-lib';

const fixed = (value: number): string => value.toFixed(3);
const kappa = 0.5523;

const circle = (centre: number, radius: number): string => {
  const c = centre;
  const r = radius;
  const k = radius * kappa;
  const curve = (...points: number[]): string => `${points.map(fixed).join(' ')} c`;
  return [
    `${fixed(c + r)} ${fixed(c)} m`, curve(c + r, c + k, c + k, c + r, c, c + r), curve(c - k, c + r, c - r, c + k, c - r, c),
    curve(c - r, c - k, c - k, c - r, c, c - r), curve(c + k, c - r, c + r, c - k, c + r, c), 'S',
  ].join(' ');
};

const star = (centre: number, radius: number): string => Array.from({ length: 10 }, (_, index) => {
  const angle = Math.PI / 2 + (index * Math.PI) / 5;
  const length = index % 2 === 0 ? radius : radius * 0.382;
  return `${fixed(centre + Math.cos(angle) * length)} ${fixed(centre + Math.sin(angle) * length)} ${index === 0 ? 'm' : 'l'}`;
}).join(' ').concat(' f');

/** A text along a circle, letter by letter, centred on the top (clockwise) or on the foot (read from outside below). */
function alongCircle(font: PDFFont, text: string, centre: number, radius: number, wanted: number, foot: boolean): string {
  const widest = radius * Math.PI * (foot ? 0.6 : 1.3);
  const size = Math.min(wanted, (wanted * widest) / (font.widthOfTextAtSize(text, wanted) || 1));
  const total = font.widthOfTextAtSize(text, size) / radius;
  const baseline = foot ? radius + size * 0.72 : radius;
  let turned = -total / 2;
  return Array.from(text, (letter) => {
    const step = font.widthOfTextAtSize(letter, size) / radius;
    const middle = turned + step / 2;
    turned += step;
    const angle = foot ? -Math.PI / 2 + middle : Math.PI / 2 - middle;
    const tilt = foot ? middle : -middle;
    const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)];
    const half = font.widthOfTextAtSize(letter, size) / 2;
    const x = centre + Math.cos(angle) * baseline - cos * half;
    const y = centre + Math.sin(angle) * baseline - sin * half;
    return `BT /F1 ${fixed(size)} Tf ${[cos, sin, -sin, cos, x, y].map(fixed).join(' ')} Tm ${font.encodeText(letter)} Tj ET`;
  }).join('\n');
}

/** A round red seal of that diameter in points: the agency along the ring, a star, and a word at the foot. */
export function sealAppearance(font: PDFFont, agency: string, foot: string, diameter: number): string {
  const centre = diameter / 2;
  const size = diameter * 0.082;
  return [
    'q', '0.82 0.05 0.08 rg 0.82 0.05 0.08 RG', `${fixed(diameter * 0.022)} w`, circle(centre, centre * 0.96), `${fixed(diameter * 0.009)} w`,
    circle(centre, centre * 0.9), circle(centre, centre * 0.58), star(centre, centre * 0.4),
    alongCircle(font, agency.normalize('NFC').toLocaleUpperCase('vi'), centre, centre * 0.66, size, false),
    foot === '' ? '' : alongCircle(font, foot, centre, centre * 0.66, size * 0.9, true), 'Q',
  ].join('\n');
}
