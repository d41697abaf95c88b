export * from './change.js';
export * from './change-set.js';
export * from './data-source.js';
export * from './keyset.js';
export * from './platform-migration.js';
export * from './sql-errors.js';
export * from './transaction-runner.js';
export * from './service-database.js';
export type { DataSource, MigrationInterface } from 'typeorm';
