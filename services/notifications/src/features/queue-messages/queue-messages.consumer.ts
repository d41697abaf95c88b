import { billIssued, dossierSubmitted } from '@tinhso/contracts';
import type { ConsumerDefinition } from '@tinhso/events';
import { kinds } from '../../texts/message-texts.js';
import type { EventFacts } from '../../texts/values.js';
import type { QueueMessagesUseCase } from './queue-messages.use-case.js';

/** Each message stands by itself, so one that cannot be made holds up no other. */
export const notifyOwner = (queue: QueueMessagesUseCase): ConsumerDefinition => ({
  group: 'notifications.owner', topics: [dossierSubmitted.topic, billIssued.topic], types: kinds, kind: 'reaction', toleratesGaps: true,
  handle: (event, tx) => {
    const { dossierId, amount, expiresAt, resultNumber, reason } = event.data as { dossierId: string } & Omit<EventFacts, 'type'>;
    return queue.execute(tx, { eventId: event.id, dossierId, facts: { type: event.type, amount, expiresAt, resultNumber, reason } });
  },
});
