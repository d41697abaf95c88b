import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackReader } from '@tinhso/definitions';

/** A province pack in a folder. */
export const folderReader = (folder: string): PackReader => ({
  read: (path) => readFile(join(folder, path), 'utf8'),
  list: async (inner) => {
    const names = await readdir(join(folder, inner), { recursive: true }).catch(() => []);
    return names.filter((name) => name.endsWith('.json')).map((name) => join(inner, name));
  },
});
