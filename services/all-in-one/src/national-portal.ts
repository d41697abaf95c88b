import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPortalSync } from '@tinhso/portal-sync';
import type { ServiceDefinition } from '@tinhso/service-host';
import { outsideSecrets } from './outside-world.js';

const provinceCode = (pack: string): string => (JSON.parse(readFileSync(join(pack, 'province.json'), 'utf8')) as { code: string }).code;

/** Reporting to the simulated National Public Service Portal. */
export const portalSync: ServiceDefinition = createPortalSync(({ secret, origin, provincePack }) => ({
  ...outsideSecrets(secret).nationalPortal, adapterUrl: `${origin}/simulators/national-portal`, authPath: '/auth', sharePath: '/share',
  integrationPath: '/integration', madonvi: provinceCode(provincePack), dstcode: 'VN:GOV:000.00.00.G22:vpcpdvcapiservice',
}));
