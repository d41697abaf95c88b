import type { IncomingEvent } from '@tinhso/events';
import { systemActor } from '@tinhso/kernel';
import type { CommandContext } from '@tinhso/service-host';

/** The context of what the service does by itself: a reaction or a timer. */
export const systemContext = (action: string, event?: IncomingEvent): CommandContext => ({
  actor: systemActor('payments'), action, operation: event?.type ?? action, ...(event?.traceparent ? { traceparent: event.traceparent } : {}),
});
