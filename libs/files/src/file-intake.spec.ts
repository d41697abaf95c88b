import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { corpus, pdf, png } from '../test/corpus.js';
import { DiskFileStore, FileIntake, fileError, NoScanner, scanTexts, type Scanner } from './index.js';

describe('FileIntake', () => {
  let folder: string;
  let store: DiskFileStore;
  let intake: FileIntake;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'files-'));
    store = new DiskFileStore(folder);
    intake = new FileIntake(store, new NoScanner());
  });
  afterAll(() => rm(folder, { recursive: true }));

  const stored = async (): Promise<string[]> =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name).sort();
  const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'taken', (error: { code: string }) => error.code);

  it('has a corpus of at least 80 files', () => expect(corpus.length).toBeGreaterThanOrEqual(80));

  it.each(corpus.map((sample) => [`${sample.what}: ${JSON.stringify(sample.name)}`, sample] as const))('judges %s', async (_, sample) => {
    const before = await stored();
    const work = intake.take({ ...sample, content: Readable.from([sample.content]) });
    if (sample.expected.startsWith('files/')) {
      expect(await codeOf(work)).toBe(sample.expected);
      expect(await stored()).toEqual(before);
      return;
    }
    const file = await work;
    expect(file).toMatchObject({
      name: sample.expected, size: sample.content.length, scan: { status: 'not-scanned' },
      sha256: createHash('sha256').update(sample.content).digest('hex'),
    });
    expect(file.key).toMatch(/^[0-9a-f]{32}$/);
    expect(await buffer(await store.read(file.key))).toEqual(sample.content);
  });

  it('knows a type from single bytes', async () => {
    async function* bytes(): AsyncGenerator<Uint8Array> { for (const byte of png) yield Uint8Array.of(byte); }
    expect(await intake.take({ name: 'a.png', content: bytes() })).toMatchObject({ type: 'image/png', size: png.length });
  });

  it('stops reading at the first byte too many', async () => {
    let sent = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield pdf();
      for (;;) { sent += 1; yield Buffer.alloc(65_536); }
    }
    const small = new FileIntake(store, new NoScanner(), 1_048_576);
    const before = await stored();
    await expect(small.take({ name: 'to.pdf', content: endless() })).rejects.toMatchObject({ code: 'files/too-large', kind: 'too-large', params: { limit: 1 } });
    expect(sent).toBeLessThanOrEqual(17);
    expect(await stored()).toEqual(before);
  });

  it('takes a file of exactly the limit and refuses a byte more', async () => {
    const exact = new FileIntake(store, new NoScanner(), 1000);
    const of = (size: number): Readable => Readable.from([pdf(), Buffer.alloc(size - pdf().length)]);
    expect(await codeOf(exact.take({ name: 'a.pdf', content: of(1000) }))).toBe('taken');
    expect(await codeOf(exact.take({ name: 'a.pdf', content: of(1001) }))).toBe('files/too-large');
  });

  it('refuses a lying type before the rest is sent', async () => {
    let asked = false;
    async function* lying(): AsyncGenerator<Uint8Array> { yield Buffer.from('MZ......'); asked = true; yield Buffer.alloc(10); }
    expect(await codeOf(intake.take({ name: 'a.pdf', content: lying() }))).toBe('files/unsupported-type');
    expect(asked).toBe(false);
  });

  it('leaves nothing when the sender goes away', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> { yield pdf(); throw new Error('aborted'); }
    const before = await stored();
    expect(await codeOf(intake.take({ name: 'a.pdf', content: broken() }))).toBe('files/interrupted');
    expect(await stored()).toEqual(before);
  });

  it('removes what the scanner finds bad, and what it cannot look at', async () => {
    const saying = (scan: Scanner['scan']): FileIntake => new FileIntake(store, { scan });
    const before = await stored();
    const bad = saying(async (open) => ({ status: (await buffer(await open())).includes('EICAR') ? 'infected' : 'clean', engine: 'test' }));
    expect(await codeOf(bad.take({ name: 'a.pdf', content: Readable.from([pdf('EICAR')]) }))).toBe('files/infected');
    expect(await codeOf(saying(() => Promise.reject(fileError('files/no-space'))).take({ name: 'a.pdf', content: Readable.from([pdf()]) }))).toBe('files/no-space');
    expect(await stored()).toEqual(before);
    expect(await bad.take({ name: 'a.pdf', content: Readable.from([pdf()]) })).toMatchObject({ scan: { status: 'clean' } });
    expect(scanTexts['not-scanned'].vi).toBe('chưa quét');
  });

  it.each([
    ['/OpenAction << /S /JavaScript /JS (app.alert(1)) >>', ['javascript']],
    ['/AA << /S /J#61vaScript >>', ['javascript']],
    ['/S /Launch /F (cmd.exe)', ['launch']],
    ['/Names << /EmbeddedFiles 3 0 R >>', ['embedded-file']],
    ['/Encrypt 9 0 R', ['encrypted']],
    ['/Pages 2 0 R', []],
  ])('flags a PDF with %s', async (body, flags) => {
    async function* halves(): AsyncGenerator<Uint8Array> { for (const byte of pdf(body)) yield Uint8Array.of(byte); }
    expect((await intake.take({ name: 'a.pdf', content: halves() })).flags).toEqual(flags);
  });
});
