import { fileError } from './files.errors.js';
import type { FileStore, SavedFile } from './file-store.js';
import type { FileType } from './file-type.js';
import { Inspection } from './inspection.js';
import type { PdfFlag } from './pdf-flags.js';
import type { Scanner, ScanVerdict } from './scanner.js';

export interface Upload {
  readonly name: string;
  /** Content-Type as the sender gave it; believed only when the content agrees. */
  readonly type?: string;
  readonly content: AsyncIterable<Uint8Array>;
}

export interface TakenFile extends SavedFile {
  /** Cleaned, with an extension that fits. */
  readonly name: string;
  readonly type: FileType;
  readonly scan: ScanVerdict;
  readonly flags: readonly PdfFlag[];
}

export const defaultLimitBytes = 25 * 1_048_576;

/** The one way in for files from outside: streamed to the store, checked while they pass, scanned, or gone. */
export class FileIntake {
  constructor(
    private readonly store: FileStore,
    private readonly scanner: Scanner,
    private readonly limitBytes: number = defaultLimitBytes,
  ) {}

  /** Throws the errors of `Inspection.watch`, `files/infected`, `files/no-space`; after an error nothing stays in the store. */
  async take(upload: Upload): Promise<TakenFile> {
    const inspection = new Inspection(upload, this.limitBytes);
    const saved = await this.store.save(inspection.watch(upload.content));
    try {
      const scan = await this.scanner.scan(() => this.store.read(saved.key));
      if (scan.status === 'infected') throw fileError('files/infected', { name: inspection.name });
      return { ...saved, ...inspection.result(), scan };
    } catch (error) {
      await this.store.remove(saved.key);
      throw error;
    }
  }
}
