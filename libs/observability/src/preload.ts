/** `node --import @tinhso/observability/preload`: tracing stands before the first module of the service is loaded. */
import { startTracing } from './tracing.js';

const tracing = startTracing({ service: process.env['OTEL_SERVICE_NAME'] ?? process.env['SERVICE'] ?? 'tinhso' });

process.once('beforeExit', () => { void tracing.stop(); });
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => { void tracing.flush().catch(() => undefined); });
}
