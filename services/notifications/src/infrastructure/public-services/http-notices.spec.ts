import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HttpNotices } from './http-notices.js';

describe('asking for the notice of a dossier', () => {
  let status = 200;
  const owner = createServer((_request, response) => { response.writeHead(status, { 'content-type': 'application/json' }).end('{}'); });
  let notices: HttpNotices;
  beforeAll(async () => {
    await new Promise<void>((resolve) => { owner.listen(0, '127.0.0.1', resolve); });
    notices = new HttpNotices(`http://127.0.0.1:${(owner.address() as AddressInfo).port}`, () => Promise.resolve('token'));
  });
  afterAll(() => { owner.close(); });

  it.each([400, 404, 422])('calls a dossier unknown that its owner answers with %d, so that the event is parked', async (answer) => {
    status = answer;
    await expect(notices.of('d-1')).rejects.toMatchObject({ code: 'notification/no-dossier' });
  });

  it.each([401, 429, 500, 503])('waits while its owner answers %d', async (answer) => {
    status = answer;
    await expect(notices.of('d-1')).rejects.toMatchObject({ code: 'notification/source-unavailable' });
  });
});
