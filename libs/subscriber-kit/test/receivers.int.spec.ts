import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { checks } from '../src/checks.js';
import { recording } from '../src/delivery.js';
import { examine } from '../src/examine.js';
import { wrongReceiver } from './wrong-receiver.js';
import type { Mistake } from './wrong-receiver.js';

const secret = `whsec_${Buffer.from('a secret of the tests, 32 bytes.').toString('base64')}`;
const folder = new URL('..', import.meta.url);
const recorded = recording(new URL('recordings/dossier.json', folder));
const faultsOf = async (url: string, timeoutMs = 5_000): Promise<string[]> =>
  (await examine({ url, effects: url, secret, recording: recorded, timeoutMs })).flatMap(({ name, fault, unseen }) => (fault ?? unseen ? [name] : []));

const freePort = (): Promise<number> => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => { const { port } = server.address() as AddressInfo; server.close(() => resolve(port)); });
});

describe('the examples', () => {
  const running: ChildProcess[] = [];
  afterAll(() => { for (const child of running) child.kill('SIGKILL'); });
  const run = async (command: string, file: string): Promise<string> => {
    const port = await freePort();
    const { NODE_OPTIONS: _, ...env } = process.env;
    running.push(spawn(command, [new URL(`examples/${file}`, folder).pathname], { env: { ...env, SECRET: secret, PORT: String(port) }, stdio: 'ignore' }));
    const url = `http://127.0.0.1:${port}/`;
    for (const end = Date.now() + 15_000; Date.now() < end;) if (await fetch(url).then((answer) => answer.ok, () => false)) return url;
    throw new Error(`${file} does not listen`);
  };

  it('in TypeScript passes every check, twice on the same memory', async () => {
    const url = await run(process.execPath, 'receiver.ts');
    expect([await faultsOf(url), await faultsOf(url)]).toEqual([[], []]);
  }, 30_000);

  const inPython = async (): Promise<void> => expect(await faultsOf(await run('python3', 'receiver.py'))).toEqual([]);
  if (spawnSync('python3', ['--version']).status === 0) it('in Python passes every check', inPython, 30_000);
  else it.skip('in Python passes every check', inPython);

  it.each(['receiver.ts', 'receiver.py'])('%s has at most 60 lines and needs nothing but its standard library', (file) => {
    const text = readFileSync(new URL(`examples/${file}`, folder), 'utf8');
    expect(text.split('\n').length - 1).toBeLessThanOrEqual(60);
    const imported = [...text.matchAll(/^(?:import .* from '([^']+)';|(?:import|from) ([\w., ]+?)(?: import .*)?)$/gm)].flatMap(([, ts, py]) => (ts ?? py ?? '').split(', '));
    expect(imported.length).toBeGreaterThan(2);
    expect(imported.filter((name) => !name.startsWith('node:') && !['base64', 'hashlib', 'hmac', 'json', 'os', 'sqlite3', 'threading', 'time', 'http.server'].includes(name))).toEqual([]);
  });
});

describe('a receiver with a mistake', () => {
  let close: (() => Promise<void>) | undefined;
  afterEach(async () => { await close?.(); close = undefined; });

  const caught: readonly [Mistake, readonly string[]][] = [
    ['none', []],
    ['no handshake', ['agrees to be sent events']],
    ['checks the parsed body', ['checks the bytes that were signed']],
    ['first signature only', ['takes one good signature among several']],
    ['any signature', ['refuses a body that was altered', 'refuses another’s signature']],
    ['signature optional', ['refuses a delivery without a signature']],
    ['no age limit', ['refuses what was sent ten minutes ago']],
    ['no limit ahead', ['refuses what claims to come from the future']],
    ['last first', ['takes effect of events in their order', 'takes effect once, however often it is sent', 'lets nothing late overwrite what is newer']],
    ['not idempotent', ['takes effect once, however often it is sent', 'lets nothing late overwrite what is newer']],
    ['refuses repetitions', ['takes effect once, however often it is sent']],
    ['late overwrites', ['lets nothing late overwrite what is newer']],
    ['drops all that is late by mistake', ['lets nothing late overwrite what is newer']],
    ['needs a sequence', ['takes a test event, which has no sequence']],
    ['refuses unknown versions', ['takes a version that it does not know']],
    ['refuses unknown fields', ['takes fields that it does not know']],
    ['effects before it checks', ['refuses a body that was altered', 'refuses another’s signature', 'refuses a delivery without a signature', 'refuses what was sent ten minutes ago', 'refuses what claims to come from the future']],
  ];

  it.each(caught)('%s is told: %j', async (mistake, names) => {
    const receiver = await wrongReceiver(mistake, secret);
    ({ close } = receiver);
    expect(await faultsOf(receiver.url)).toEqual(names);
  }, 20_000);

  it('that does not answer in time is told, and that it leaves open what it would refuse', async () => {
    const receiver = await wrongReceiver('slow', secret);
    ({ close } = receiver);
    expect(await faultsOf(receiver.url, 30)).toEqual(checks.map(({ name }) => name).slice(1));
  }, 20_000);

  it('cannot hide behind not showing its effects: those checks are not passed, but not seen', async () => {
    const receiver = await wrongReceiver('not idempotent', secret);
    ({ close } = receiver);
    const results = await examine({ url: receiver.url, secret, recording: recorded });
    expect(results.filter(({ unseen }) => unseen).map(({ name }) => name)).toEqual(['takes effect of events in their order', 'takes effect once, however often it is sent', 'lets nothing late overwrite what is newer']);
    expect(results.filter(({ fault }) => fault)).toEqual([]);
  });

  it('has a mistake for every check', () => {
    expect(checks.map(({ name }) => name).filter((name) => !caught.some(([, names]) => names.includes(name)) && name !== 'takes a genuine delivery')).toEqual([]);
  });
});
