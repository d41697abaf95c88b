/** agency-events alone, as one deployable of a cluster, that may deliver to this machine; for a benchmark's parent process. */
import { createAgencyEvents } from '@tinhso/agency-events';
import { settingsOf } from '@tinhso/all-in-one';
import { provisionTransport } from '@tinhso/events';
import { provision } from '@tinhso/persistence';
import { createService } from '@tinhso/service-host';

const { DATABASE_URL = '', PORT, DATA_DIR = '' } = process.env;
const options = { databaseUrl: DATABASE_URL, secret: 'secret-of-benchmarks', port: Number(PORT), dataDir: DATA_DIR, provincePack: new URL('../provinces/thai-nguyen', import.meta.url).pathname };
await provision(options.databaseUrl, options.secret, ['agency-events']);
await provisionTransport(options.databaseUrl, options.secret);
const origin = `http://127.0.0.1:${PORT}`;
const service = await createService(createAgencyEvents({ webhooks: { WEBHOOKS_ALLOWED_PRIVATE_HOSTS: ['127.0.0.1'] } }), settingsOf(options, origin, `${origin}/realms/tinhso`));
await service.start();
process.send?.('ready');
process.on('SIGTERM', () => process.exit(0));
