import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Asks a tool of Poppler, a foreign judge, about a file; it says so when the tool is not installed. */
function poppler(tool: 'pdfsig' | 'pdftotext', pdf: Uint8Array, before: readonly string[], after: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'poppler-'));
  try {
    writeFileSync(join(folder, 'file.pdf'), pdf);
    return execFileSync(tool, [...before, join(folder, 'file.pdf'), ...after], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { code, stdout } = error as { code?: string; stdout?: string };
    if (code === 'ENOENT') throw new Error(`${tool} is missing: install poppler-utils`);
    return stdout ?? '';
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const pdfText = (pdf: Uint8Array): string => poppler('pdftotext', pdf, ['-layout'], ['-']);
/** The findings about every signature; certificates of the development CA are trusted by nobody, so they are not looked at. */
export const pdfSignatures = (pdf: Uint8Array): string => poppler('pdfsig', pdf, ['-nocert'], []);
