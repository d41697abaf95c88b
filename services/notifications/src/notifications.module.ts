import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { Access } from '@tinhso/service-host';
import type { Platform } from '@tinhso/service-host';
import { FindFailedMessagesController } from './features/find-failed-messages/find-failed-messages.controller.js';
import { SendMessagesTimer } from './features/send-messages/send-messages-timer.js';
import { SendMessagesUseCase } from './features/send-messages/send-messages.use-case.js';
import { TakeAlertController } from './features/take-alert/take-alert.controller.js';
import { SmsGatewayDelivery } from './infrastructure/delivery/sms-gateway.js';
import type { SmsSettings } from './infrastructure/delivery/sms-gateway.js';
import { SmtpDelivery } from './infrastructure/delivery/smtp.js';
import type { SmtpSettings } from './infrastructure/delivery/smtp.js';
import { PgMessagesRepository } from './infrastructure/persistence/pg-messages.repository.js';
import { messagesToken, transactionsToken } from './tokens.js';

/** The ways to the outside that this installation has. */
export interface OutsideSettings {
  readonly sms: SmsSettings;
  readonly smtp: () => SmtpSettings;
}

/** The composition root: with the service's definition the only place that names concrete adapters. */
@Module({})
export class NotificationsModule {
  static on({ pool, access, transactions }: Platform, outside: OutsideSettings): DynamicModule {
    const messages = new PgMessagesRepository(pool);
    const deliveries = { email: new SmtpDelivery(outside.smtp), sms: new SmsGatewayDelivery(outside.sms) };
    const send = new SendMessagesUseCase(messages, deliveries);
    return {
      module: NotificationsModule,
      controllers: [FindFailedMessagesController, TakeAlertController],
      providers: [
        { provide: Access, useValue: access },
        { provide: messagesToken, useValue: messages },
        { provide: transactionsToken, useValue: transactions },
        { provide: SendMessagesTimer, useValue: new SendMessagesTimer(send, Object.values(deliveries)) },
      ],
    };
  }
}
