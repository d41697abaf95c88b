import type { IncomingEvent } from '@tinhso/events';
import { systemActor } from '@tinhso/kernel';
import { currentTraceparent } from '@tinhso/observability';
import type { CommandContext } from '@tinhso/service-host';

/** The context of what the service does by itself: a reaction or a timer. */
export function systemContext(action: string, event?: IncomingEvent): CommandContext {
  const traceparent = currentTraceparent() ?? event?.traceparent;
  return { actor: systemActor('payments'), action, operation: event?.type ?? action, ...(traceparent ? { traceparent } : {}) };
}
