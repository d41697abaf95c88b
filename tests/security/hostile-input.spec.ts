import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tokenOf } from '../support/client.js';
import { platformOn } from '../support/platform.js';
import { operations, routesOf } from './registry.js';
import type { DescribedOperation, Platform } from './registry.js';

type Example = Readonly<Record<string, unknown>>;
const json = (value: unknown): string => JSON.stringify(value);
const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const firstField = (example: Example): string => Object.keys(example)[0] ?? 'x';
const instead = (example: Example, value: unknown): string => json({ ...example, [firstField(example)]: value });

/** What a body can be that no form of ours sends. */
const bodies: Readonly<Record<string, (example: Example) => string | Uint8Array<ArrayBuffer>>> = {
  'broken JSON': () => '{"a":', 'nothing but a word': () => 'undefined', 'a list': () => '[]', 'a number': () => '1', 'a thousand levels': (example) => `{"x":${deep(1_000)},${json(example).slice(1)}`,
  'two megabytes': (example) => instead(example, 'x'.repeat(2_000_000)), 'a text of 900,000 letters': (example) => instead(example, 'ộ'.repeat(300_000)),
  'NUL in a value': (example) => instead(example, 'a\u0000b'), 'NUL in a key': (example) => json({ ...example, 'a\u0000b': 1 }),
  '__proto__': (example) => `{"__proto__":{"a":1},${json(example).slice(1)}`, constructor: (example: Example) => json({ ...example, constructor: { prototype: { a: 1 } } }),
  'invalid UTF-8': () => new Uint8Array([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 'half a surrogate': (example: Example) => json(example).replace('{', '{"lone":"\\ud800",'),
  'an object in place of a text': (example) => instead(example, { a: 1 }), 'null in place of a text': (example) => instead(example, null), 'a field nobody knows': (example) => json({ ...example, nobodyKnows: 1 }),
  'a number beyond all numbers': (example) => json(example).replace('{', '{"huge":1e999,'),
};
const types = ['text/plain', 'application/xml', 'application/json; charset=utf-16', 'multipart/form-data', 'multipart/form-data; boundary=', 'x', 'application/json/json'];
const ids = ['x', '%00', '00000000-0000-0000-0000-00000000000g', '..%2f..%2fetc', '%ff', "'%20or%201=1--", '__proto__', 'x'.repeat(199), '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d%0a'];
const words = ['%00', '%ff%fe', 'x'.repeat(3_000), 'W10.x', "'", '9'.repeat(40), '-1', '1e3', '__proto__', '%ed%a0%80'];

describe('hostile input at every operation', () => {
  let platform: Platform;
  const tokens: string[] = [];
  beforeAll(async () => {
    platform = await platformOn({ name: 'embedded', kafka: false, keycloak: false });
    for (const name of ['lan', 'clerk.pdp', 'officer.pdp', 'leader.pdp', 'issuing.pdp', 'unitadmin.pdp', 'kythuat.cat', 'sysadmin']) tokens.push(await tokenOf(platform.issuer, name));
  }, 90_000);
  afterAll(() => platform?.stop(), 30_000);

  const refused = [400, 404, 405, 409, 412, 413, 414, 415, 422, 428, 431];
  /** As the first person whom the route does not forbid; what is wrong with the answer, if anything. */
  async function fault({ method, guarded }: DescribedOperation, address: string, init: RequestInit = {}, alsoFine: readonly number[] = []): Promise<string[]> {
    for (const token of guarded ? tokens : ['']) {
      const headers = { 'idempotency-key': randomUUID(), 'if-match': '"1"', ...(token ? { authorization: `Bearer ${token}` } : {}), ...init.headers as Record<string, string> };
      const answer = await fetch(`${platform.origin}${address}`, { ...init, method, headers }).catch((error: unknown) => String(error));
      if (typeof answer === 'string') return [`${method} ${address.slice(0, 80)}: ${answer}`];
      const text = await answer.text();
      if (answer.status === 403) continue;
      if (alsoFine.includes(answer.status)) return [];
      const said = refused.includes(answer.status) && /^application\/problem\+json/.test(answer.headers.get('content-type') ?? '');
      const { texts } = said ? JSON.parse(text) as { texts?: { vi?: string; en?: string } } : {};
      return texts?.vi && texts.en && texts.vi !== texts.en ? [] : [`${method} ${address.slice(0, 80)}: ${answer.status} ${text.slice(0, 120)}`];
    }
    return [];
  }
  const all = async (list: readonly (readonly [string, Promise<string[]>])[]): Promise<string[]> =>
    (await Promise.all(list.map(async ([what, found]) => (await found).map((one) => `${what}: ${one}`)))).flat();

  const taking = operations().filter(({ body }) => body?.type === 'application/json');
  // The notice of VNPAY answers in its own words, whatever comes.
  const own = (operation: DescribedOperation): boolean => operation.operationId.startsWith('receiveVnpayNotice');

  it('reaches every route that the services have', () => {
    const known = new Set(operations().map(({ method, path }) => `${method} ${path}`));
    expect(routesOf(platform).map(({ method, address }) => `${method} ${address}`).filter((route) => !known.has(route))).toEqual([]);
    expect(taking.length).toBeGreaterThan(8);
  });

  it.each(Object.entries(bodies))('is refused with a problem: a body that is %s', async (what, make) => {
    expect(await all(taking.map((operation) => {
      const init = { body: make(operation.body?.example ?? {}), headers: { 'content-type': 'application/json' } };
      return [what, fault(operation, operation.path, init)] as const;
    }))).toEqual([]);
  }, 60_000);

  it.each(types)('is refused with a problem: a body of type %s', async (type) => {
    const withBody = operations().filter(({ body, operationId }) => body && !operationId.startsWith('receive'));
    expect(await all(withBody.map((operation) => [type, fault(operation, operation.path, { body: json(operation.body?.example), headers: { 'content-type': type } })] as const))).toEqual([]);
  }, 60_000);

  it.each(ids)('is refused with a problem: %s in place of an id', async (id) => {
    const named = operations().filter(({ path }) => /01988d2e|nowhere/.test(path));
    expect(await all(named.map((operation) => {
      const init = operation.body ? { body: json(operation.body.example), headers: { 'content-type': operation.body.type } } : {};
      return [id, fault(operation, operation.path.replace(/01988d2e[^/]*|nowhere/, id), init)] as const;
    }))).toEqual([]);
  }, 60_000);

  it.each(words)('never fails a query: %s in each of its parameters', async (word) => {
    const asking = operations().filter((operation) => operation.query.length > 0 && !own(operation));
    expect(await all(asking.flatMap((operation) => operation.query.map(({ name }) => [name, fault(operation, `${operation.path}?${name}=${word}`, {}, [200])] as const)))).toEqual([]);
  }, 60_000);

  it.each(['', 'x'.repeat(256), '\u00ff'])('is refused with a problem: the Idempotency-Key "%s"', async (key) => {
    const submit = operations().find(({ operationId }) => operationId === 'submitDossier') as DescribedOperation;
    const init = { body: json(submit.body?.example), headers: { 'content-type': 'application/json', 'idempotency-key': key } };
    expect(await fault(submit, submit.path, init)).toEqual([]);
  });

  it('takes any notice of VNPAY for forged, never for a failure', async () => {
    const address = `${platform.origin}/api/payments/v1/vnpay/ipn`;
    for (const query of ['', '?vnp_TxnRef=%00', '?vnp_SecureHash=x&vnp_SecureHash=y', `?vnp_TxnRef=${'x'.repeat(5_000)}`, '?__proto__=1&vnp_Amount=%ff']) {
      expect(await (await fetch(`${address}${query}`)).json()).toMatchObject({ RspCode: '97' });
    }
  });
});
