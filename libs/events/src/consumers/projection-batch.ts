import type { IncomingEvent } from '../incoming-event.js';
import type { ConsumerDefinition } from './consumer-definition.js';
import type { ConsumerDeps } from './deps.js';
import { spanOf } from './span.js';

/** Many events in one transaction, in order; throws when any of them fails, and then none took effect. */
export async function projectTogether(definition: ConsumerDefinition, deps: ConsumerDeps, events: readonly IncomingEvent[]): Promise<void> {
  const effects: IncomingEvent[] = [];
  await deps.projections.together(definition.group, events.map((event) => event.id), async (fresh, apply) => {
    for (const event of events) {
      // delete: the same event may be twice in one batch
      if (!fresh.delete(event.id)) continue;
      await deps.tracing.withSpan(spanOf(definition.group, event), () => apply((tx) => definition.handle(event, tx)));
      effects.push(event);
    }
  });
  for (const event of effects) definition.effected?.(event);
}
