import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const run = (tool: string, args: readonly string[]): string => {
  try {
    return execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stdout, code } = error as { stdout?: string; code?: string };
    if (code === 'ENOENT') throw new Error(`${tool} is missing: install poppler-utils`);
    return stdout ?? '';
  }
};

/** The file on disk, for tools that want a path. */
export const onDisk = (pdf: Buffer): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'pdf-')), 'file.pdf');
  writeFileSync(file, pdf);
  return file;
};

/** Poppler as the foreign judge of what the library makes. */
export const pdfText = (pdf: Buffer): string => run('pdftotext', ['-layout', onDisk(pdf), '-']);
export const pdfSignatures = (pdf: Buffer): string => run('pdfsig', [onDisk(pdf)]);
export const pdfFonts = (pdf: Buffer): string => run('pdffonts', [onDisk(pdf)]);
export const pdfInfo = (pdf: Buffer): string => run('pdfinfo', [onDisk(pdf)]);
/** Grey pixels of the first page at that resolution. */
export const pdfPixels = (pdf: Buffer, dpi = 50): Buffer => {
  const file = onDisk(pdf);
  return execFileSync('pdftoppm', ['-gray', '-r', String(dpi), '-f', '1', '-l', '1', file], { maxBuffer: 64 * 1_048_576 });
};
