import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { Cursors } from '@tinhso/persistence';
import { Access } from '@tinhso/service-host';
import type { Platform } from '@tinhso/service-host';
import { FeedReadModel } from './features/read-feed/feed.read-model.js';
import { ReadFeedController } from './features/read-feed/read-feed.controller.js';

@Module({})
export class AgencyEventsModule {
  static on(platform: Platform): DynamicModule {
    return {
      module: AgencyEventsModule,
      controllers: [ReadFeedController],
      providers: [
        { provide: FeedReadModel, useValue: new FeedReadModel(platform.pool) },
        { provide: Cursors, useValue: platform.cursors },
        { provide: Access, useValue: platform.access },
      ],
    };
  }
}
