import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { Access } from '@tinhso/service-host';
import type { Platform } from '@tinhso/service-host';
import { FindAgenciesController } from './features/find-agencies/find-agencies.controller.js';
import { FindCalendarsController } from './features/find-calendars/find-calendars.controller.js';
import { FindCommunesController } from './features/find-communes/find-communes.controller.js';
import { FindOfficersController } from './features/find-officers/find-officers.controller.js';
import { FindPlacementsController } from './features/find-placements/find-placements.controller.js';
import { TransferOfficerController } from './features/transfer-officer/transfer-officer.controller.js';
import { TransferOfficerUseCase } from './features/transfer-officer/transfer-officer.use-case.js';
import { folderPackReader } from './infrastructure/pack/folder-pack-reader.js';
import { MovedOfficers } from './infrastructure/persistence/moved-officers.js';
import { PlacementsRepository } from './infrastructure/persistence/placements.repository.js';
import { officers } from './officers.js';
import { provincePack, readProvince } from './province-pack.js';

@Module({})
export class DirectoryModule {
  static async on(platform: Platform): Promise<DynamicModule> {
    const pack = await readProvince(folderPackReader(platform.settings.provincePack));
    const registered = new MovedOfficers(pack.officers, new PlacementsRepository(platform.pool));
    return {
      module: DirectoryModule,
      controllers: [FindAgenciesController, FindCommunesController, FindCalendarsController, FindPlacementsController, FindOfficersController, TransferOfficerController],
      providers: [
        { provide: provincePack, useValue: pack },
        { provide: officers, useValue: registered },
        { provide: Access, useValue: platform.access },
        { provide: TransferOfficerUseCase, useValue: new TransferOfficerUseCase(platform.transactions, registered, pack.agencies, platform.access) },
      ],
    };
  }
}
