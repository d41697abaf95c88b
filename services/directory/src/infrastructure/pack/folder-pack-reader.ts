import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackReader } from '@tinhso/definitions';

/** A province pack in a folder. */
export const folderPackReader = (folder: string): PackReader => ({
  read: (path) => readFile(join(folder, path), 'utf8'),
  list: async (name) => (await readdir(join(folder, name), { recursive: true }).catch(() => []))
    .filter((file) => file.endsWith('.json')).map((file) => `${name}/${file}`),
});
