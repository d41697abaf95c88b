import { read, refused, type Read } from './result.js';
import { vietnamTime } from './time.js';

/** Default of TT 01/2018/TT-VPCP art. 19; an agency may have another one from a date on. */
export const defaultPattern = '{agencyCode}-{yyMMdd}-{seq:4}';

const token = /\{(agencyCode|yyMMdd|yyyy|seq:(\d))\}/g;

/** Faults of a pattern; it must hold the agency, a date and a running number, so that codes cannot collide. */
export function patternFaults(pattern: string): string[] {
  const left = pattern.replace(token, '');
  return [
    ...(/[{}]/.test(left) ? ['unknown token'] : []),
    ...(/^[A-Za-z0-9./-]*$/.test(left.replace(/[{}:]/g, '')) ? [] : ['only letters, digits and . / - between tokens']),
    ...['{agencyCode}', '{yyMMdd}', '{seq:'].filter((t) => !pattern.includes(t)).map((t) => `missing ${t.replace(':', ':4}')}`),
  ];
}

/** Makes a dossier code for a reception at `at`. `sequence` runs within the agency and the day from 1; RangeError when it outgrows the pattern. */
export function dossierCode(pattern: string, parts: { agencyCode: string; at: Date; sequence: number }): string {
  const faults = patternFaults(pattern);
  if (faults.length > 0) throw new RangeError(`dossier code pattern: ${faults.join(', ')}`);
  const stamp = vietnamTime(parts.at);
  return pattern.replace(token, (_, name: string, width?: string) => {
    if (name === 'agencyCode') return parts.agencyCode;
    if (name === 'yyMMdd') return stamp.slice(2, 8);
    if (name === 'yyyy') return stamp.slice(0, 4);
    const sequence = String(parts.sequence);
    if (!/^[1-9]\d*$/.test(sequence) || sequence.length > Number(width)) throw new RangeError(`running number out of range: ${sequence}`);
    return sequence.padStart(Number(width), '0');
  });
}

const provinceLast = /^(?:\d{2,3}\.)+[A-Z]\d{2}$/;
const provinceFirst = /^[A-Z]\d{2}(?:\.\d{1,3})*$/;

/** Agency codes are written province last (QCVN 102: 000.00.19.X99) and province first (QĐ 20/2020: X99.19); the first form of both, without empty parts. */
function agencyKey(code: string): string {
  const parts = code.toUpperCase().split('.');
  const ordered = provinceLast.test(code.toUpperCase()) ? parts.reverse() : parts;
  return ordered.filter((p) => !/^0+$/.test(p)).join('.');
}

const shape = /^([A-Z0-9.]+)-(\d{6})-(\d{4,6})$/;

/** Reads what a person types into a search for a dossier: any case, spaces anywhere, agency in both orders, dashes of all kinds. */
export function readDossierCode(text: string): Read<string, 'format'> {
  const code = text.normalize('NFKC').replace(/[‐-―−]/g, '-').replace(/\s/g, '').toUpperCase();
  const match = shape.exec(code);
  const agency = match?.[1] ?? '';
  return match && (provinceLast.test(agency) || provinceFirst.test(agency)) ? read(code) : refused('format');
}

/** The same for both orders of an agency code: keep it beside the code and search by it. Undefined when the text is no dossier code. */
export function dossierSearchKey(text: string): string | undefined {
  const result = readDossierCode(text);
  const match = result.ok ? shape.exec(result.value) : undefined;
  return match ? `${agencyKey(match[1] ?? '')}-${match[2]}-${match[3]}` : undefined;
}
