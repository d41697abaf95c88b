import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { Access } from '@tinhso/service-host';
import type { Platform } from '@tinhso/service-host';
import { DescribeEventTypesController } from './features/describe-event-types/describe-event-types.controller.js';
import { FeedCursors } from './features/read-feed/feed-cursors.js';
import { FeedReadModel } from './features/read-feed/feed.read-model.js';
import { FeedReader } from './features/read-feed/feed-reader.js';
import { ReadFeedController } from './features/read-feed/read-feed.controller.js';
import { FeedTail } from './feed-tail.js';
import { webhookControllers, webhookProviders } from './webhooks.module.js';
import type { WebhookParts } from './webhook-parts.js';

@Module({})
export class AgencyEventsModule {
  static async on(platform: Platform, tail: FeedTail, webhooks: WebhookParts): Promise<DynamicModule> {
    return {
      module: AgencyEventsModule,
      controllers: [ReadFeedController, DescribeEventTypesController, ...webhookControllers],
      providers: [
        { provide: FeedTail, useValue: tail },
        { provide: FeedReader, useValue: new FeedReader(new FeedReadModel(platform.pool), new FeedCursors(platform.cursors), tail) },
        { provide: Access, useValue: platform.access },
        ...await webhookProviders(platform, webhooks),
      ],
    };
  }
}
