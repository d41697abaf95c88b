import type { Readable } from 'node:stream';

export type ScanStatus = 'clean' | 'infected' | 'not-scanned';

export interface ScanVerdict {
  readonly status: ScanStatus;
  /** Which engine looked, with its version. */
  readonly engine?: string;
  /** What it found. */
  readonly finding?: string;
}

export interface Scanner {
  /** Looks for malware. Throws when the engine does not answer: silence is not `clean`. */
  scan(open: () => Promise<Readable>): Promise<ScanVerdict>;
}

/** No engine is installed, and every file says so. */
export class NoScanner implements Scanner {
  scan(): Promise<ScanVerdict> {
    return Promise.resolve({ status: 'not-scanned' });
  }
}

/** What people read beside a file. */
export const scanTexts: Readonly<Record<ScanStatus, { readonly vi: string; readonly en: string }>> = {
  clean: { vi: 'đã quét, an toàn', en: 'scanned, clean' },
  infected: { vi: 'có mã độc', en: 'malware found' },
  'not-scanned': { vi: 'chưa quét', en: 'not scanned' },
};
