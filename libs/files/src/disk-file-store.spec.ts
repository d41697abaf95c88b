import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { DiskFileStore } from './disk-file-store.js';

describe('DiskFileStore', () => {
  let folder: string;
  let store: DiskFileStore;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'store-'));
    store = new DiskFileStore(folder);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it.each(['../../etc/passwd', '', 'a', '0'.repeat(32), `${'0'.repeat(31)}/`])('does not find %j', async (key) => {
    await expect(store.read(key)).rejects.toMatchObject({ code: 'files/not-found', kind: 'not-found' });
  });

  it('gives the same content two names, readable by the service only, and forgets what is removed', async () => {
    const [one, two] = await Promise.all([store.save(Readable.from([Buffer.from('x')])), store.save(Readable.from([Buffer.from('x')]))]);
    expect(one.key).not.toBe(two.key);
    expect(one.sha256).toBe(two.sha256);
    expect((await stat(join(folder, one.key.slice(0, 2), one.key.slice(2, 4), one.key))).mode & 0o777).toBe(0o600);
    await store.remove(one.key);
    await store.remove(one.key);
    await expect(store.read(one.key)).rejects.toMatchObject({ code: 'files/not-found' });
    (await store.read(two.key)).destroy();
  });

  it('sweeps what a crash left, and nothing that is being written', async () => {
    await mkdir(join(folder, 'incoming'));
    for (const name of ['old', 'new']) await writeFile(join(folder, 'incoming', name), 'x');
    await utimes(join(folder, 'incoming', 'old'), 0, 0);
    expect(await store.sweep()).toBe(1);
    expect(await readdir(join(folder, 'incoming'))).toEqual(['new']);
  });

  it('says so when there is no room', async () => {
    async function* full(): AsyncGenerator<Uint8Array> { yield Buffer.from('x'); throw Object.assign(new Error('full'), { code: 'ENOSPC' }); }
    await expect(store.save(full())).rejects.toMatchObject({ code: 'files/no-space', kind: 'unavailable' });
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });
});
