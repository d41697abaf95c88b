/** The whole platform as one process under test. */
import { startPlatform } from '@tinhso/all-in-one';
import type { PlatformOptions } from '@tinhso/all-in-one';

process.on('disconnect', () => process.exit(0));
await startPlatform(JSON.parse(process.env['CHAOS_HOST'] as string) as PlatformOptions);
process.send?.('ready');
