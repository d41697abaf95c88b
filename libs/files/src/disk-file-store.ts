import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { FileStore, SavedFile } from './file-store.js';
import { fileError } from './files.errors.js';

const keyPattern = /^[0-9a-f]{32}$/;
const codeOf = (error: unknown): string => (error as { code?: string }).code ?? '';

async function writeAll(handle: FileHandle, content: AsyncIterable<Uint8Array>): Promise<Omit<SavedFile, 'key'>> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of content) {
    hash.update(chunk);
    size += chunk.byteLength;
    await handle.writeFile(chunk);
  }
  await handle.sync();
  return { size, sha256: hash.digest('hex') };
}

/** Files below a folder of the local disk. A file appears under its name whole and synced, or not at all. */
export class DiskFileStore implements FileStore {
  private readonly incoming: string;

  constructor(private readonly folder: string) {
    this.incoming = join(folder, 'incoming');
  }

  async save(content: AsyncIterable<Uint8Array>): Promise<SavedFile> {
    const key = randomBytes(16).toString('hex');
    const target = this.pathOf(key);
    const part = join(this.incoming, key);
    try {
      await mkdir(this.incoming, { recursive: true, mode: 0o700 });
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      const handle = await open(part, 'wx', 0o600);
      const written = await writeAll(handle, content).finally(() => handle.close());
      await rename(part, target);
      return { key, ...written };
    } catch (error) {
      await rm(part, { force: true });
      throw ['ENOSPC', 'EDQUOT', 'EROFS'].includes(codeOf(error)) ? fileError('files/no-space') : error;
    }
  }

  async read(key: string): Promise<Readable> {
    if (!keyPattern.test(key)) throw fileError('files/not-found');
    try {
      return (await open(this.pathOf(key), 'r')).createReadStream();
    } catch (error) {
      throw codeOf(error) === 'ENOENT' ? fileError('files/not-found') : error;
    }
  }

  async remove(key: string): Promise<void> {
    if (keyPattern.test(key)) await rm(this.pathOf(key), { force: true });
  }

  /** Removes uploads that a crash left unfinished more than `olderThanMs` ago; returns how many. */
  async sweep(olderThanMs = 3_600_000): Promise<number> {
    const names = await readdir(this.incoming).catch(() => []);
    const stale = await Promise.all(names.map(async (name) => {
      const found = await stat(join(this.incoming, name)).catch(() => undefined);
      return found !== undefined && Date.now() - found.mtimeMs > olderThanMs ? name : undefined;
    }));
    const gone = stale.filter((name) => name !== undefined);
    await Promise.all(gone.map((name) => rm(join(this.incoming, name), { force: true })));
    return gone.length;
  }

  private pathOf(key: string): string {
    return join(this.folder, key.slice(0, 2), key.slice(2, 4), key);
  }
}
