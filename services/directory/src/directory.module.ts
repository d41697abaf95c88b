import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { Platform } from '@tinhso/service-host';
import { FindAgenciesController } from './features/find-agencies/find-agencies.controller.js';
import { FindPlacementsController } from './features/find-placements/find-placements.controller.js';
import { PlacementsRepository } from './infrastructure/persistence/placements.repository.js';
import { DirectoryPack } from './pack/directory-pack.js';

@Module({})
export class DirectoryModule {
  static on({ settings, pool }: Platform): DynamicModule {
    return {
      module: DirectoryModule,
      controllers: [FindAgenciesController, FindPlacementsController],
      providers: [
        { provide: DirectoryPack, useValue: DirectoryPack.read(settings.provincePack) },
        { provide: PlacementsRepository, useValue: new PlacementsRepository(pool) },
      ],
    };
  }
}
