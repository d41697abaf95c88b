import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Policy } from '@tinhso/auth';
import { eventContracts } from '@tinhso/contracts';
import { anonymous, FixedClock } from '@tinhso/kernel';
import type { Actor, Role } from '@tinhso/kernel';
import { ApiClient } from '../src/api/api-client.js';
import { ApiDocuments } from '../src/api/api-documents.js';
import { Connections } from '../src/api/connections.js';
import { Payments } from '../src/api/payments-client.js';
import { DeskServices } from '../src/api/desk-services.js';
import { EventServices } from '../src/api/event-services.js';
import { readProvinceUnits } from '../src/api/province-units.js';
import { PublicServices } from '../src/api/public-services-client.js';
import { createApp } from '../src/create-app.js';
import type { PortalParts } from '../src/portal-parts.js';
import { portalPermissions } from '../src/portal.permissions.js';
import { IdentityProvider } from '../src/session/oidc-client.js';
import type { Tokens } from '../src/session/session.js';
import { readProvinceBrand } from '../src/web/province-brand.js';
import { FakePayments } from './fake-payments.js';
import { FakeServices, packFolder } from './fake-services.js';
import { MemoryAttempts, MemoryDrafts, MemorySessions } from './memory-stores.js';

const described = { info: { title: 'public-services' }, paths: { '/api/public-services/v1/dossiers': { post: { operationId: 'submitDossier', summary: 'File a dossier' } } } };

const eventTypes = eventContracts.map(({ type, meaning, owner, topic, data }) => ({
  name: type, type: `vn.tinhso.${type}`, meaning, owner, topic, versions: ['v1'], schema: data, example: {}, askableFields: [{ field: 'owner.phone', meaning: { vi: 'số điện thoại', en: 'telephone number' } }],
}));

export const lan: Actor = {
  ...anonymous, id: '0f8c6b0e-0001-4000-8000-000000000001', username: 'lan', displayName: 'NGUYỄN THỊ LAN', roles: ['citizen'],
  identity: { number: '019190003456', kind: 'citizen', fullName: 'NGUYỄN THỊ LAN', dateOfBirth: '19900412', phone: '0912000001', email: 'lan@citizens.example', address: 'Tổ 5, phường Phan Đình Phùng, tỉnh Thái Nguyên', assuranceLevel: 2 },
};
export const official = (...roles: Role[]): Actor => ({ ...anonymous, id: `o-${roles[0]}`, username: `${roles[0]}.pdp`, displayName: 'Nguyễn Thu Hà', roles });

/** An identity provider whose people are always signed in, and that remembers what it was asked. */
export class FakeProvider extends IdentityProvider {
  tokens: Tokens | undefined = { access: 'token', refresh: 'refresh-1', accessExpiresAt: Number.MAX_SAFE_INTEGER };
  refreshed = 0;

  async loginAddress({ state }: { state: string }): Promise<string> {
    return `http://issuer.example/login?state=${state}`;
  }

  async redeem(): Promise<Tokens> {
    return this.tokens as Tokens;
  }

  async refresh(): Promise<Tokens | undefined> {
    this.refreshed += 1;
    return this.tokens;
  }

  async logoutAddress(): Promise<string> {
    return 'http://issuer.example/logout';
  }
}

export interface TestPortal {
  readonly app: NestFastifyApplication;
  readonly services: FakeServices;
  readonly payments: FakePayments;
  readonly sessions: MemorySessions;
  readonly drafts: MemoryDrafts;
  readonly provider: FakeProvider;
  readonly clock: FixedClock;
  /** Cookie header of somebody signed in. */
  signedIn(actor: Actor, accessExpiresAt?: number): Promise<string>;
}

export const origin = 'http://portal.example';

export async function aPortal(): Promise<TestPortal> {
  const [services, sessions, drafts, provider, clock] = [new FakeServices(), new MemorySessions(), new MemoryDrafts(), new FakeProvider(), new FixedClock('2026-11-23T09:00:00+07:00')];
  const payments = new FakePayments();
  let actor = lan;
  const parts: PortalParts = {
    config: { databaseUrl: '', secret: 'secret', origin, internalOrigin: origin, oidcIssuer: 'http://issuer.example/realms/tinhso', oidcClientId: 'portal', oidcClientSecret: '', provincePack: packFolder, clock },
    api: new PublicServices(new ApiClient(`${origin}/api/public-services/v1`, services.fetch)), payments: new Payments(new ApiClient(`${origin}/api/payments/v1`, payments.fetch)), desk: new DeskServices(...(['public-services', 'directory', 'portal-sync'] as const).map((name) => new ApiClient(`${origin}/api/${name}/v1`, services.fetch)) as [ApiClient, ApiClient, ApiClient]), connections: new Connections(new ApiClient(`${origin}/api/agency-events/v1`, services.fetch)), documents: new ApiDocuments(origin, ['public-services'], async (address) => Response.json(String(address).endsWith('/event-types') ? eventTypes : described)), sessions, attempts: new MemoryAttempts(), drafts, provider,
    events: new EventServices(new Map()), verifier: { verify: async () => actor }, policy: new Policy(portalPermissions), brand: await readProvinceBrand(packFolder), units: await readProvinceUnits(packFolder),
    report: (error) => { throw error; }, probes: { ready: async () => true, started: () => true }, close: async () => undefined,
  };
  const app = await createApp(parts);
  return {
    app, services, payments, sessions, drafts, provider, clock,
    signedIn: async (who, accessExpiresAt = Number.MAX_SAFE_INTEGER) => {
      actor = who;
      return `__Host-session=${(await sessions.open(who, { access: 'token', refresh: 'refresh-0', accessExpiresAt })).id}`;
    },
  };
}

/** A form as a browser of this site sends it. */
export const posting = (url: string, cookie: string, fields: Readonly<Record<string, string>>) => ({
  method: 'POST' as const, url, headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }, payload: new URLSearchParams(fields).toString(),
});

/** The same with files, each with a few bytes of PDF. */
export const uploading = (url: string, cookie: string, fields: Readonly<Record<string, string>>, files: Readonly<Record<string, string>>) => {
  const boundary = '----portal-test';
  const parts = [
    ...Object.entries(fields).map(([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    ...Object.entries(files).map(([name, file]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${file}"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.7\r\n`),
  ];
  return { method: 'POST' as const, url, headers: { cookie, 'content-type': `multipart/form-data; boundary=${boundary}`, 'sec-fetch-site': 'same-origin' }, payload: `${parts.join('')}--${boundary}--\r\n` };
};

export const titleOf = (html: string): string => /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';
export const headingOf = (html: string): string => (/<h1[^>]*>(.*?)<\/h1>/.exec(html)?.[1] ?? '').replace(/<[^>]+>/g, '').trim();
