import type { ServiceDefinition, ServiceSettings } from '@tinhso/service-host';
import { CreateMessages1764000006000 } from '../migrations/1764000006000-create-messages.js';
import { notifyOwner } from './features/queue-messages/queue-messages.consumer.js';
import { QueueMessagesUseCase } from './features/queue-messages/queue-messages.use-case.js';
import { PgMessagesRepository } from './infrastructure/persistence/pg-messages.repository.js';
import { HttpNotices } from './infrastructure/public-services/http-notices.js';
import { notificationErrors } from './notification.errors.js';
import { NotificationsModule } from './notifications.module.js';
import type { OutsideSettings } from './notifications.module.js';
import { permissions } from './notifications.permissions.js';

export type { OutsideSettings } from './notifications.module.js';

/** The service with the gateway and the mail server that the installation has. */
export const createNotifications = (outside: (settings: ServiceSettings) => OutsideSettings): ServiceDefinition => ({
  name: 'notifications',
  title: 'Notifications: e-mail and SMS to applicants',
  permissions,
  errors: [notificationErrors.catalogue],
  migrations: [CreateMessages1764000006000],
  publishes: [],
  module: (platform) => NotificationsModule.on(platform, outside(platform.settings)),
  consumers: ({ settings, pool, tokens }) => {
    const notices = new HttpNotices(settings.internalOrigin, () => tokens.token());
    return [notifyOwner(new QueueMessagesUseCase(notices, new PgMessagesRepository(pool), (id) => `${settings.origin}/my/dossiers/${id}`))];
  },
});
