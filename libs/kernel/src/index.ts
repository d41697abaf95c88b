export * from './actor.js';
export * from './clock.js';
export * from './domain-event.js';
export * from './errors.js';
export * from './ids.js';
