import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { deliver, freshLife, recording } from '../src/delivery.js';
import { wrongReceiver } from './wrong-receiver.js';

const script = new URL('../../../scripts/subscriber-kit', import.meta.url).pathname;
const secret = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
const recorded = recording(new URL('../recordings/dossier.json', import.meta.url));
const { NODE_OPTIONS: _, ...env } = process.env;
const folder = mkdtempSync(join(tmpdir(), 'kit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]): Promise<{ code: number; output: string }> => new Promise((resolve) => {
  execFile(script, args, { env }, (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }));
});

describe('the command', () => {
  it('receives, says of each delivery what it is, and closes with a verdict', async () => {
    const record = join(folder, 'record.jsonl');
    const child = spawn(script, ['receive', '--port', '0', '--secret', secret, '--count', '3', '--fail', '503:1', '--record', record], { env });
    let output = '';
    const url = await new Promise<string>((resolve) => child.stdout.on('data', (text: Buffer) => { output += text.toString(); const found = /listening at (\S+)/.exec(output)?.[1]; if (found) resolve(found); }));
    const ended = new Promise<number | null>((resolve) => { child.once('exit', resolve); });
    const life = freshLife(recorded);
    const send = async (place: number, twist = {}): Promise<number> => {
      const { headers, body } = deliver(life[place] as typeof life[0], secret, twist);
      return (await fetch(url, { method: 'POST', headers, body })).status;
    };
    expect((await fetch(url, { method: 'OPTIONS', headers: { 'webhook-request-origin': 'x.example' } })).headers.get('webhook-allowed-origin')).toBe('x.example');
    expect([await send(0), await send(0), await send(0), await send(2), await send(1, { age: -900 }), await send(1)]).toEqual([503, 204, 204, 204, 401, 204]);
    expect(await ended).toBe(1);
    expect(output).toMatch(/dossier\.submitted\.v1: had it already/);
    expect(output).toMatch(/deliveries 5 · events 3 · repeated 1 · subjects 1\nsignatures {3}.*too-old\n/);
    expect(output).toMatch(/order {8}.*came after 3\n.*repetitions {2}ok\ngaps {9}ok\nverdict: 2 fault\(s\)/);
    expect(recording(record).map(({ sequence }) => sequence)).toEqual(['1', '3', '2']);
    expect(readFileSync(record, 'utf8')).not.toContain('whsec');
  }, 30_000);

  it('tests a receiver and answers with its exit code', async () => {
    const [good, bad] = [await wrongReceiver('none', secret), await wrongReceiver('no age limit', secret)];
    const passed = await run('test', good.url, '--secret', secret, '--effects', good.url);
    const failed = await run('test', bad.url, '--secret', secret);
    await Promise.all([good.close(), bad.close()]);
    expect([passed.code, failed.code]).toEqual([0, 1]);
    expect(passed.output).toContain('verdict: ready; 15 of 15 checks passed, 0 not seen');
    expect(failed.output).toMatch(/✗ refuses what was sent ten minutes ago: answered HTTP 204 instead of 4xx\n {4}Refuse a webhook-timestamp more than 5 minutes/);
    expect(failed.output).toContain('verdict: 1 thing(s) to mend; 11 of 15 checks passed, 3 not seen');
  }, 30_000);

  it.each<[string, string[]]>([['no secret', ['receive']], ['a bad secret', ['receive', '--secret', 'x']], ['no address', ['test', '--secret', secret]], ['an unknown option', ['test', '--no']], ['an unknown command', ['fly']]])('explains itself on %s', async (_case, args) => {
    const { code, output } = await run(...args);
    expect([code, output.includes('tinhso-subscriber-kit receive')]).toEqual([2, true]);
  });
});
