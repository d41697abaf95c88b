/** public-services alone, as one deployable of a cluster, and the issuer that signs its tokens; for a benchmark's parent process. */
import { join } from 'node:path';
import { Gateway, issuerDoor, settingsOf } from '@tinhso/all-in-one';
import { provisionTransport } from '@tinhso/events';
import { provision } from '@tinhso/persistence';
import { publicServices } from '@tinhso/public-services';
import { createService } from '@tinhso/service-host';

// As `node --import` of the preload does in a cluster.
if (process.env['BENCH_TELEMETRY']) await import('@tinhso/observability/preload');

const { DATABASE_URL = '', PORT, DATA_DIR = '' } = process.env;
const options = {
  databaseUrl: DATABASE_URL, secret: 'secret-of-benchmarks', port: Number(PORT), dataDir: join(DATA_DIR, 'service'),
  provincePack: new URL('../provinces/thai-nguyen', import.meta.url).pathname,
};
await provision(options.databaseUrl, options.secret, [publicServices.name]);
await provisionTransport(options.databaseUrl, options.secret);
const gateway = new Gateway();
const origin = `http://127.0.0.1:${await gateway.listen(options.port)}`;
gateway.open([await issuerDoor(options, origin)]);
const service = await createService(publicServices, settingsOf(options, origin, `${origin}/realms/tinhso`));
gateway.open([{ prefix: service.basePath, handle: (request, response) => service.handle(request, response) }]);
await service.start();
process.send?.('ready');
process.on('SIGTERM', () => process.exit(0));
