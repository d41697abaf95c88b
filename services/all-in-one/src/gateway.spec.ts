import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Gateway } from './gateway.js';

describe('the gateway', () => {
  const gateway = new Gateway();
  let port = 0;
  beforeAll(async () => {
    port = await gateway.listen(0);
    gateway.open(['/', '/api/directory/', '/realms/tinhso/', '/simulators/', '/livez'].map((prefix) => ({ prefix, handle: (_, response) => void response.end(prefix) })));
  });
  afterAll(() => gateway.close());

  const ask = async (path: string, host: string, method = 'GET'): Promise<string> => {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => request({ host: '127.0.0.1', port, path, method, headers: { host } }, resolve).once('error', reject).end());
    let body = '';
    for await (const part of answer) body += String(part);
    return `${answer.statusCode} ${answer.headers.location ?? body}`;
  };

  it.each(['GET', 'HEAD'])('leads %s of a page from localhost to the announced origin, path and query kept', async (method) => {
    for (const path of ['/', '/my?a=1&b=%2F', '//elsewhere.example/x', '/apiary']) {
      expect(await ask(path, `localhost:${port}`, method)).toBe(`307 http://127.0.0.1:${port}${path}`);
    }
    expect(await ask('/my', `LOCALHOST:${port}`, method)).toBe(`307 http://127.0.0.1:${port}/my`);
  });

  it('answers everything else where it was asked', async () => {
    expect(await ask('/my', `127.0.0.1:${port}`)).toBe('200 /');
    expect(await ask('/my', `localhost:${port + 1}`)).toBe('200 /');
    expect(await ask('/my', `localhost:${port}.elsewhere.example`)).toBe('200 /');
    expect(await ask('/my', `localhost:${port}`, 'POST')).toBe('200 /');
    for (const prefix of ['/api/directory/', '/realms/tinhso/', '/simulators/', '/livez']) expect(await ask(prefix, `localhost:${port}`)).toBe(`200 ${prefix}`);
    for (const path of ['/api', '/api/nobody/v1/x', '/realms?x', '/simulators']) expect(await ask(path, `localhost:${port}`)).toMatch(/^200 /);
  });
});
