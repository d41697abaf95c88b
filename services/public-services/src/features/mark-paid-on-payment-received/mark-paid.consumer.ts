import { paymentReceived } from '@tinhso/contracts';
import type { DataOf } from '@tinhso/contracts';
import type { ConsumerDefinition } from '@tinhso/events';
import { systemActor } from '@tinhso/kernel';
import type { MarkPaidUseCase } from './mark-paid.use-case.js';

export const markPaidOnPaymentReceived = (markPaid: MarkPaidUseCase): ConsumerDefinition => ({
  group: 'public-services.payments', topics: [paymentReceived.topic], types: [paymentReceived.type], kind: 'reaction',
  handle: (event, tx) => markPaid.execute(tx, {
    actor: systemActor('public-services'), action: 'dossier:mark-paid', operation: event.type, ...(event.traceparent ? { traceparent: event.traceparent } : {}),
  }, event.data as DataOf<typeof paymentReceived>),
});
