import type { Readable } from 'node:stream';

/** What the store knows of a file: its random name, and what was really written. */
export interface SavedFile {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** Of the content, in hexadecimal. */
  readonly sha256: string;
}

export interface FileStore {
  /** Streams the content to a random new name. When the content fails, nothing stays behind and its error is thrown; `files/no-space` when there is no room. */
  save(content: AsyncIterable<Uint8Array>): Promise<SavedFile>;
  /** Throws `files/not-found`. */
  read(key: string): Promise<Readable>;
  /** Safe to repeat. */
  remove(key: string): Promise<void>;
}
