import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { sign, signatureFault } from './signature.js';

const secret = `whsec_${Buffer.from('thirty-two bytes of a test key!!').toString('base64')}`;
const other = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;
const now = new Date();
const seconds = Math.floor(now.getTime() / 1_000);
const signed = (body: string, signature: string, time = seconds) => ({ 'webhook-id': 'msg_1', 'webhook-timestamp': String(time), 'webhook-signature': signature, body });
const ours = ({ body, ...headers }: ReturnType<typeof signed>) => signatureFault([secret], headers, body, now) === undefined;
const theirs = ({ body, ...headers }: ReturnType<typeof signed>): boolean => {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
};

describe('the signature of the kit', () => {
  it.each([['nothing', '{}'], ['Vietnamese', '{"hồ sơ":"Phổ Yên"}'], ['blanks', '{ "a" : 1 }\n'], ['much', 'x'.repeat(100_000)]])('is the one of standardwebhooks for a body of %s', (_what, body) => {
    expect(sign(secret, 'msg_1', seconds, body)).toBe(new Webhook(secret).sign('msg_1', now, body));
  });

  it('is judged as standardwebhooks judges it', () => {
    const body = '{"a":1}';
    const good = sign(secret, 'msg_1', seconds, body);
    const cases: readonly [ReturnType<typeof signed>, boolean][] = [
      [signed(body, good), true], [signed(body, `v1,AAAA ${good}`), true], [signed(body, `v1a,AAAA ${good}`), true], [signed('{"a":2}', good), false],
      [signed(body, sign(other, 'msg_1', seconds, body)), false], [signed(body, good, seconds + 1), false], [signed(body, ''), false], [signed(body, good.replace('v1,', 'v2,')), false], [signed(body, good.slice(3)), false],
      ...[-299, 299].map((age): [ReturnType<typeof signed>, boolean] => [signed(body, sign(secret, 'msg_1', seconds + age, body), seconds + age), true]),
      ...[-310, 310].map((age): [ReturnType<typeof signed>, boolean] => [signed(body, sign(secret, 'msg_1', seconds + age, body), seconds + age), false]),
    ];
    expect(cases.map(([one]) => ours(one))).toEqual(cases.map(([, expected]) => expected));
    expect(cases.map(([one]) => theirs(one))).toEqual(cases.map(([, expected]) => expected));
  });

  it('is believed under either secret while one replaces the other', () => {
    const headers = signed('{}', sign(other, 'msg_1', seconds, '{}'));
    expect(signatureFault([secret, other], headers, '{}', now)).toBeUndefined();
    expect(signatureFault([secret], headers, '{}', now)).toBe('not-signed');
  });
});

describe('the kit', () => {
  it('stands on Node alone, so that an agency can read all that it runs', () => {
    const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { dependencies?: object; private?: boolean };
    expect([manifest.dependencies, manifest.private]).toEqual([undefined, undefined]);
    const files = readdirSync(new URL('.', import.meta.url)).filter((name) => !name.endsWith('.spec.ts'));
    const imports = files.flatMap((name) => [...readFileSync(new URL(name, import.meta.url), 'utf8').matchAll(/from '([^']+)'/g)].map(([, from]) => from ?? ''));
    expect(imports.length).toBeGreaterThan(10);
    expect(imports.filter((from) => !from.startsWith('node:') && !from.startsWith('./'))).toEqual([]);
  });
});
