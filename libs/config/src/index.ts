export * from './define-config.js';
export { ConfigError, type ConfigFault } from './config-error.js';
