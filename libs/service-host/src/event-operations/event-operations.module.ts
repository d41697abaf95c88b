import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { EventOperationsController } from './event-operations.controller.js';
import { EventWorkController } from './event-work.controller.js';
import { EventOperators } from './event-operators.js';
import { ParkedEventsController } from './parked-events.controller.js';

/** The operator's routes, the same in every service that consumes events. */
@Module({})
export class EventOperationsModule {
  static on(operators: EventOperators): DynamicModule {
    return { module: EventOperationsModule, controllers: [EventWorkController, ParkedEventsController, EventOperationsController], providers: [{ provide: EventOperators, useValue: operators }] };
  }
}
