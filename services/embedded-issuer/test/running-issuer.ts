import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { platformClients, subjectOf } from '@tinhso/auth';
import type { Account, RealmClient } from '@tinhso/auth';
import { createIssuer } from '../src/index.js';
import type { Issuer } from '../src/index.js';

export const citizen: Account = {
  subject: subjectOf('an.nguyen'), username: 'an.nguyen', password: 'mật khẩu 1', name: 'Nguyễn Văn An', email: 'an@example.vn', roles: ['citizen'],
  claims: { LoaiTaiKhoan: '1', SoDinhDanh: '019090000001', HoVaTen: 'Nguyễn Văn An', NgayThangNamSinh: '19900721', TechID: 't-1', loAs: '2' },
};
export const clerk: Account = { subject: subjectOf('clerk'), username: 'clerk', password: 'c', name: 'Lê Thị "Bình" <b>', roles: ['one-stop-clerk'], claims: {}, description: 'Công chức một cửa' };
export const agency: RealmClient = { id: 'so-y-te', name: 'Sở Y tế', kind: 'machine', secret: 'agency secret', scopes: ['events:read'], roles: ['agency-client'], redirectUris: [] };

export interface RunningIssuer {
  readonly origin: string;
  readonly issuerUrl: string;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** An embedded issuer on a free port, with keys that survive `restart`. */
export async function runIssuer(): Promise<RunningIssuer> {
  const keysDir = await mkdtemp(join(tmpdir(), 'issuer-'));
  let issuer: Issuer | undefined;
  const server = createServer((request, response) => {
    issuer?.handle(request, response).catch((error: unknown) => { response.writeHead(500).end(String(error)); });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuerUrl = `${origin}/realms/tinhso`;
  const start = async (): Promise<void> => { issuer = await createIssuer({ issuerUrl, accounts: [citizen, clerk], clients: [...platformClients({ origins: [origin] }), agency], keysDir }); };
  await start();
  return {
    origin, issuerUrl, restart: start,
    async stop() {
      await issuer?.close();
      server.closeAllConnections();
      await new Promise((resolve) => { server.close(resolve); });
      await rm(keysDir, { recursive: true });
    },
  };
}
