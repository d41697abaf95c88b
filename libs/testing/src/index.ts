export { FixedClock } from '@tinhso/kernel';
export * from './eventually.js';
export * from './servers.js';
export * from './test-database.js';
export * from './trace-receiver.js';
