/** The papers of docs/generated, made from the definitions that the services run with. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { definitions } from '@tinhso/all-in-one';
import { asyncApi } from '@tinhso/events/asyncapi';
import { FixedClock } from '@tinhso/kernel';
import { portalPages } from '@tinhso/portal';
import { bundleOpenApi, describeService } from '@tinhso/service-host';
import type { ServiceSettings } from '@tinhso/service-host';
import { environmentPaper } from './environment-paper.ts';
import { eventsPaper } from './events-paper.ts';
import { permissionsPaper } from './permissions-paper.ts';

const settings: ServiceSettings = {
  databaseUrl: 'postgres://nowhere', secret: 'described, never run', origin: 'https://province.example', internalOrigin: 'https://province.example',
  oidcIssuer: 'https://province.example/realms/tinhso', audience: 'tinhso-api', kafkaBrokers: [], provincePack: join(import.meta.dirname, '../../provinces/thai-nguyen'),
  dataDir: join(tmpdir(), 'tinhso-described'), clock: new FixedClock('2026-11-23T09:00:00+07:00'), serviceClientSecret: () => '',
};

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 1)}\n`;

/** Text by file name; the same on every machine. */
export async function papers(): Promise<Readonly<Record<string, string>>> {
  const described = [];
  for (const definition of definitions) described.push({ name: definition.name, ...await describeService(definition, settings) });
  return {
    'openapi.json': json(bundleOpenApi(described.map(({ openApi }) => openApi))),
    'asyncapi.json': json(asyncApi()),
    'events.md': eventsPaper(described),
    'permissions.md': permissionsPaper([...described, await portalPages()]),
    'env.md': environmentPaper(),
  };
}
