import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Attempt } from '../../ports/receivers.js';
import { AllowedHosts } from './allowed-hosts.js';
import type { Resolve } from './guarded-connector.js';
import { HttpReceivers } from './http-receivers.js';
import { isPublicAddress } from './public-address.js';
import { SinkRules } from './sink-rules.js';

/** Hosts in every spelling that leads, or may lead, where nothing may be sent. */
const spellings = [
  '127.0.0.1', '127.1', '127.0.1', '2130706433', '0x7f000001', '0x7f.0.0.1', '0x7f.1', '0177.0.0.1', '017700000001', '0177.0x0.0.1', '127.0.0.1.', '127.255.255.254', '①②⑦.⓪.⓪.①', '127。0。0。1',
  '0.0.0.0', '0', '0x0', '00000000000', '[::]', '[::1]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[0:0:0:0:0:ffff:127.0.0.1]', '[::127.0.0.1]', '[::ffff:0:127.0.0.1]',
  '[64:ff9b::127.0.0.1]', '[64:ff9b::a9fe:a9fe]', '[64:ff9b:1::7f00:1]', '[2002:7f00:1::]', '[2002:a9fe:a9fe::1]', '[2001::1]', '[fe80::1]', '[fe80::1%25eth0]', '[fe80::1%eth0]', '[fec0::1]', '[fc00::1]', '[fd12:3456::1]',
  '[ff02::1]', '[100::1]', '[2001:db8::1]', '[5f00::1]', '[4000::1]', '10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '2852039166', '0xa9fea9fe', '169.254.0.1', '100.64.0.1',
  '100.127.255.255', '192.0.0.1', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255', '192.88.99.1',
  'localhost', 'LOCALHOST', 'localhost.', 'api.localhost', 'metadata.google.internal', 'postgres', 'printer.local', 'router.lan', '1.0.0.127.in-addr.arpa', 'user@127.0.0.1', 'user:pw@example.org', 'example.org:0',
];
const texts = ['https:127.0.0.1', 'https:\\\\127.0.0.1', 'https://127.0.0.1\t', ' https://127.0.0.1', 'https://exa\nmple.org', 'https://example.org#x', 'http://example.org', 'ftp://example.org', 'file:///etc/passwd', 'gopher://127.0.0.1', 'javascript:1', '//127.0.0.1', '', 'https://', 'https://[::1', `https://example.org/${'x'.repeat(2_000)}`];
const none = new AllowedHosts([]);

describe('the guard against requests into private networks', () => {
  let trap: Server;
  let port: number;
  let caught = 0;
  const open: HttpReceivers[] = [];
  beforeAll(async () => {
    trap = createServer((_request, response) => { response.end('secret'); });
    trap.on('connection', () => { caught += 1; });
    // Every address of this machine, of both families where it has both.
    await new Promise<void>((resolve) => { trap.listen({ port: 0, host: '::', ipv6Only: false }, resolve).on('error', () => trap.listen(0, '0.0.0.0', resolve)); });
    ({ port } = trap.address() as AddressInfo);
  });
  beforeEach(() => { caught = 0; });
  afterAll(async () => {
    await Promise.all(open.map((one) => one.close()));
    trap.closeAllConnections();
    await new Promise((resolve) => { trap.close(resolve); });
  });
  const receivers = (resolve?: Resolve, allowed = none): HttpReceivers => {
    const made = new HttpReceivers({ allowed, timeoutMs: 2_000, origin: 'https://province.example', ...(resolve ? { resolve } : {}) });
    open.push(made);
    return made;
  };
  const sent = (by: HttpReceivers, sink: string): Promise<Attempt> => by.send({ sink, secrets: [], headers: {} }, { id: 'x', body: '{}' });

  it('knows so many spellings', () => expect(new Set(spellings).size).toBeGreaterThanOrEqual(40));

  it.each(spellings)('takes no receiver at %s', (host) => {
    for (const scheme of ['http', 'https']) expect(new SinkRules(none).normal(`${scheme}://${host}/hook`)).toBeUndefined();
  });

  it.each(texts)('takes no receiver that is written %j', (text) => expect(new SinkRules(none).normal(text)).toBeUndefined());

  it('takes a public one', () => {
    expect(new SinkRules(none).normal('https://Hooks.Agency.gov.vn:8443/in?a=1')).toBe('https://hooks.agency.gov.vn:8443/in?a=1');
    expect(new SinkRules(none).normal('https://8.8.8.8/in')).toBe('https://8.8.8.8/in');
    expect(new SinkRules(none).normal('https://[2606:4700::1111]/')).toBe('https://[2606:4700::1111]/');
  });

  it('connects to none of them, even where one got past the first look', async () => {
    const by = receivers();
    // Names that only the machine's own resolver could answer are left to the tests below.
    const literal = spellings.filter((host) => /^[[\d①]/.test(host) && !host.includes('arpa') && !host.includes('%'));
    const results = await Promise.all(literal.map(async (host) => [host, (await sent(by, `http://${host}:${port}/`)).error]));
    expect(results).toEqual(literal.map((host) => [host, 'private-address']));
    expect(literal.length).toBeGreaterThanOrEqual(40);
    expect(caught).toBe(0);
  });

  it.each<[string, string[]]>([
    ['a private address', ['127.0.0.1']], ['an IPv6 one', ['::1']], ['a mapped one', ['::ffff:127.0.0.1']], ['one through NAT64', ['64:ff9b::7f00:1']], ['one with a zone', ['fe80::1%eth0']],
    ['a private one behind a public one', ['8.8.8.8', '127.0.0.1']], ['a private one before a public one', ['10.0.0.1', '8.8.8.8']], ['nothing', []], ['no address at all', ['localhost']],
  ])('connects to no name that answers %s', async (_, addresses) => {
    expect((await sent(receivers(async () => addresses), `http://rebound.agency.gov.vn:${port}/`)).error).toBe('private-address');
    expect(caught).toBe(0);
  });

  it('asks a name once for each connection and connects to what it has checked: one that flips leads nowhere', async () => {
    const answers = ['2d00::1', '127.0.0.1', '2d00::1', '127.0.0.1'];
    const asked: string[] = [];
    const by = receivers(async () => {
      const next = answers.shift() ?? '127.0.0.1';
      asked.push(next);
      return [next];
    });
    expect(isPublicAddress('2d00::1')).toBe(true);
    const errors: (string | undefined)[] = [];
    for (let turn = 0; turn < 4; turn += 1) errors.push((await sent(by, `http://flips.agency.gov.vn:${port}/`)).error);
    expect(asked).toEqual(['2d00::1', '127.0.0.1', '2d00::1', '127.0.0.1']);
    expect(errors.filter((error) => error === 'private-address')).toHaveLength(2);
    expect(caught).toBe(0);
  });

  it('follows no redirect', async () => {
    const elsewhere = createServer((_request, response) => { response.writeHead(307, { location: `http://127.0.0.1:${port}/` }).end(); });
    await new Promise<void>((resolve) => { elsewhere.listen(0, '127.0.0.1', resolve); });
    const there = (elsewhere.address() as AddressInfo).port;
    const attempt = await sent(receivers(undefined, new AllowedHosts([`127.0.0.1:${there}`])), `http://127.0.0.1:${there}/`);
    expect([attempt.status, caught]).toEqual([307, 0]);
    elsewhere.closeAllConnections();
    await new Promise((resolve) => { elsewhere.close(resolve); });
  });

  it('lets through what the operator allows, this host and port alone', async () => {
    const allowed = new AllowedHosts([`demo.agency.test:${port}`]);
    expect(new SinkRules(allowed).normal(`http://demo.agency.test:${port}/hook`)).toBe(`http://demo.agency.test:${port}/hook`);
    expect(new SinkRules(allowed).normal(`http://demo.agency.test:${port + 1}/hook`)).toBeUndefined();
    const by = receivers(async () => ['127.0.0.1'], allowed);
    expect((await sent(by, `http://demo.agency.test:${port}/`)).status).toBe(200);
    expect((await sent(by, `http://other.agency.test:${port}/`)).error).toBe('private-address');
    expect(caught).toBe(1);
  });

  it('ends an answer that never ends, and keeps its first part only', async () => {
    const slow = createServer((_request, response) => { response.writeHead(200, { 'content-type': 'text/plain' }); setInterval(() => response.write('x'.repeat(3_000)), 20).unref(); });
    await new Promise<void>((resolve) => { slow.listen(0, '127.0.0.1', resolve); });
    const at = (slow.address() as AddressInfo).port;
    const attempt = await sent(receivers(undefined, new AllowedHosts(['127.0.0.1'])), `http://127.0.0.1:${at}/`);
    expect([attempt.status, attempt.responseBody?.length]).toEqual([200, 4_096]);
    slow.closeAllConnections();
    await new Promise((resolve) => { slow.close(resolve); });
  });
});
