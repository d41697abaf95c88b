export * from './kafka.ts';
export * from './keycloak.ts';
export * from './part.ts';
export * from './ports.ts';
export * from './postgres.ts';
export * from './project.ts';
export * from './provide.ts';
