/** The platform as `scripts/up` runs it, for a benchmark's parent process. */
import { startPlatform } from '@tinhso/all-in-one';

const { DATABASE_URL = '', PORT, DATA_DIR = '' } = process.env;
await startPlatform({
  databaseUrl: DATABASE_URL, secret: 'secret-of-benchmarks', port: Number(PORT), dataDir: DATA_DIR,
  provincePack: new URL('../provinces/thai-nguyen', import.meta.url).pathname,
});
process.send?.('ready');
