import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackReader } from '../src/index.js';

export const packFolder = 'provinces/thai-nguyen';

export const folderReader = (folder: string): PackReader => ({
  read: (path) => readFile(join(folder, path), 'utf8'),
  list: async (name) => (await readdir(join(folder, name), { recursive: true }).catch(() => [] as string[]))
    .filter((file) => file.endsWith('.json')).map((file) => `${name}/${file}`),
});
