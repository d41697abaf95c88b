export * from './contract.js';
export * from './dossier-events.js';
export * from './payment-events.js';
export * from './registry.js';
export * from './sync-events.js';
