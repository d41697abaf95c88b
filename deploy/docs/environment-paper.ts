import { agencyEventsConfig } from '@tinhso/agency-events';
import type { VariableDescription } from '@tinhso/config';
import { portalEnvironment } from '@tinhso/portal';
import { publicServicesConfig } from '@tinhso/public-services';
import { httpConfig } from '@tinhso/service-host';
import { paper, table } from './markdown.ts';

/** Read by tools of the process itself, before any service is there. */
const process: readonly VariableDescription[] = [
  { name: 'LOG_LEVEL', type: 'string', required: false, default: 'info', description: 'least level of log lines' },
  { name: 'OTEL_SDK_DISABLED', type: 'boolean', required: false, default: false, description: '`true` switches tracing off' },
  { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', type: 'string', required: false, description: 'where spans go; nowhere when left out' },
  { name: 'OTEL_TRACES_SAMPLER_ARG', type: 'number', required: false, description: 'share of traces that is kept' },
  { name: 'OTEL_SERVICE_NAME', type: 'string', required: false, description: 'name in traces' },
];
const local: readonly VariableDescription[] = [
  { name: 'PORT', type: 'integer', required: false, description: 'where the platform listens; a free port from 8080 on when left out' },
  { name: 'DATABASE_URL', type: 'string', required: false, description: 'a PostgreSQL of one’s own instead of the embedded one' },
  { name: 'KAFKA_BROKERS', type: 'comma-separated list', required: false, description: 'Kafka instead of the embedded transport' },
  { name: 'OIDC_ISSUER', type: 'string', required: false, description: 'a Keycloak realm instead of the embedded issuer' },
  { name: 'PROVINCE_PACK', type: 'string', required: false, description: 'folder of the province pack' },
  { name: 'DATA_DIR', type: 'string', required: false, description: 'where files and the embedded database stand' },
  { name: 'TINHSO_SECRET', type: 'string', required: false, description: 'secret of the installation; made once in DATA_DIR when left out' },
];

const rows = (settings: readonly VariableDescription[]) => table(['variable', 'type', 'default', 'meaning'],
  settings.map(({ name, type, required, default: value, description }) => [`\`${name}\``, type, required ? 'required' : value === undefined ? '' : `\`${String(value)}\``, description ?? '']));

/** Every setting of every service. */
export const environmentPaper = (): string => paper('Settings', 'Variables of the environment. A service reads them once at boot and ends with the list of all faults when one is wrong.',
  '## every service', rows(httpConfig.describe()), '## every process', rows(process), '## public-services', rows(publicServicesConfig.describe()),
  '## agency-events', rows(agencyEventsConfig.describe()),
  '## portal, on its own', rows(portalEnvironment.describe()), '## scripts/up', rows(local));
