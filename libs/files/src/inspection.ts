import { declaredTypes, fileTypes, sniff, sniffLength, withExtension, type Declared, type FileType } from './file-type.js';
import { cleanFileName } from './file-name.js';
import { fileError } from './files.errors.js';
import { PdfFlags, type PdfFlag } from './pdf-flags.js';

/** Watches an upload pass by: refuses a lying type at its first bytes and too many bytes at the first one too many. */
export class Inspection {
  readonly name: string;
  private found: FileType | undefined;
  private readonly pdf = new PdfFlags();

  constructor(private readonly declared: Declared, private readonly limitBytes: number) {
    this.name = cleanFileName(declared.name);
  }

  /** Throws `files/empty`, `files/too-large`, `files/unsupported-type`, `files/type-mismatch`, `files/interrupted`. */
  async *watch(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let head = Buffer.alloc(0);
    let size = 0;
    for await (const chunk of this.uninterrupted(content)) {
      size += chunk.byteLength;
      if (size > this.limitBytes) throw fileError('files/too-large', { name: this.name, limit: Math.floor(this.limitBytes / 1_048_576) });
      if (this.found) yield this.passing(chunk);
      else {
        head = Buffer.concat([head, chunk]);
        if (head.byteLength >= sniffLength) yield this.passing(this.identified(head));
      }
    }
    if (size === 0) throw fileError('files/empty', { name: this.name });
    if (!this.found) yield this.passing(this.identified(head));
  }

  /** To be asked after the content has passed. */
  result(): { readonly name: string; readonly type: FileType; readonly flags: readonly PdfFlag[] } {
    if (!this.found) throw new Error('the content has not been watched');
    return { name: cleanFileName(withExtension(this.name, this.found)), type: this.found, flags: this.pdf.flags };
  }

  private async *uninterrupted(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      yield* content;
    } catch {
      throw fileError('files/interrupted', { name: this.name });
    }
  }

  private passing(chunk: Uint8Array): Uint8Array {
    if (this.found === 'application/pdf') this.pdf.see(chunk);
    return chunk;
  }

  private identified(head: Buffer): Buffer {
    const type = sniff(head);
    const claims = declaredTypes({ name: this.name, type: this.declared.type });
    if (!type || claims.includes('unknown')) throw fileError('files/unsupported-type', { name: this.name });
    const lie = claims.find((claim) => claim !== type && claim !== 'unknown') as FileType | undefined;
    if (lie) throw fileError('files/type-mismatch', { name: this.name, found: fileTypes[type].label, declared: fileTypes[lie].label });
    this.found = type;
    return head;
  }
}
