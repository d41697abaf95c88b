/** One process of the service under test: its commands, its relay or its consumers, on the real libs. */
import { openTransport, transportUrl } from '@tinhso/events';
import type { EventTransport } from '@tinhso/events';
import { openDataSource, poolOf, serviceDatabase } from '@tinhso/persistence';
import { runConsumer } from './consumer-role.ts';
import { schema } from './host-config.ts';
import type { HostConfig } from './host-config.ts';
import { runRelay } from './relay-role.ts';
import { report } from './report.ts';
import { runService } from './service-role.ts';

const config = JSON.parse(process.env['CHAOS_HOST'] as string) as HostConfig;
// A child without its parent has nobody to end it.
process.on('disconnect', () => process.exit(0));

const transportOf = ({ transport, databaseUrl, secret }: HostConfig): Promise<EventTransport> => openTransport(transport.kind === 'kafka'
  ? { kind: 'kafka', brokers: transport.brokers, clientId: `chaos-${config.role}`, sessionTimeoutMs: transport.sessionTimeoutMs, report }
  : { kind: 'embedded', url: transportUrl(databaseUrl, secret), pollMs: 50, leaseMs: transport.leaseMs ?? 1_500, report });

const source = await openDataSource({ database: serviceDatabase(config.databaseUrl, config.secret, schema), entities: [] });
const pool = () => poolOf(source);
if (config.role === 'service') await runService(config, pool);
else if (config.role === 'relay') runRelay(config, pool, await transportOf(config));
else await runConsumer(config, pool, await transportOf(config));
process.send?.('ready');
