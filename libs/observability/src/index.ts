export { findLeaks, type Leak } from './leaks.js';
export type { LogFields } from './log-fields.js';
export { createLogger, logger, type Logger } from './logger.js';
export { metrics, type Label } from './metrics.js';
export { observeRequests } from './observe-requests.js';
export * from './spans.js';
export { tracedFetch } from './traced-fetch.js';
export { startTracing, type Tracing, type TracingOptions } from './tracing.js';
