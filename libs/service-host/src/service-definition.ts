import type { DynamicModule } from '@nestjs/common';
import type { PermissionTable } from '@tinhso/auth';
import type { ConsumerDefinition } from '@tinhso/events';
import type { ErrorCatalogue } from '@tinhso/kernel';
import type { MigrationInterface } from '@tinhso/persistence';
import type { Platform } from './platform.js';
import type { OwnWork } from './repeating-work.js';

/** What makes a folder under services/ a running service; its `index.ts` exports one. */
export interface ServiceDefinition {
  readonly name: string;
  readonly title: string;
  readonly permissions: PermissionTable;
  readonly errors: readonly ErrorCatalogue[];
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** Topics that the service publishes to. */
  readonly publishes: readonly string[];
  readonly module: (platform: Platform) => DynamicModule | Promise<DynamicModule>;
  readonly consumers?: (platform: Platform) => readonly ConsumerDefinition[];
  /** Started and stopped with the consumers. Several replicas run it at once: versions must let one of them win. */
  readonly repeats?: (platform: Platform) => readonly OwnWork[];
}
