import { paymentReceived } from '@tinhso/contracts';
import type { DataOf } from '@tinhso/contracts';
import type { ConsumerDefinition } from '@tinhso/events';
import { systemActor } from '@tinhso/kernel';
import { currentTraceparent } from '@tinhso/observability';
import type { MarkPaidUseCase } from './mark-paid.use-case.js';

export const markPaidOnPaymentReceived = (markPaid: MarkPaidUseCase): ConsumerDefinition => ({
  group: 'public-services.payments', topics: [paymentReceived.topic], types: [paymentReceived.type], kind: 'reaction',
  handle: (event, tx) => {
    const traceparent = currentTraceparent() ?? event.traceparent;
    const context = { actor: systemActor('public-services'), action: 'dossier:mark-paid', operation: event.type, ...(traceparent ? { traceparent } : {}) };
    return markPaid.execute(tx, context, event.data as DataOf<typeof paymentReceived>);
  },
});
