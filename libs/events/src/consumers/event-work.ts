import { delayOf, pause } from '../back-off.js';
import { toIncomingEvent } from '../envelope/reading.js';
import type { IncomingEvent } from '../incoming-event.js';
import type { ReceivedMessage } from '../transport.js';
import type { ConsumerDefinition } from './consumer-definition.js';
import type { ConsumerDeps } from './deps.js';
import { inboxChange, isDoneAlready } from './inbox.js';
import { orderingKey } from './ordering-key.js';
import type { Parked } from './ports.js';
import { spanOf } from './span.js';
import { verdictOn } from './verdict.js';

type Outcome = 'finished' | 'parked' | 'abandoned';

/** One event from delivery to effect or parking place. */
export class EventWork {
  constructor(private readonly definition: ConsumerDefinition, private readonly deps: ConsumerDeps) {}

  wants(event: IncomingEvent): boolean {
    return this.definition.types?.includes(event.type) ?? true;
  }

  read(message: ReceivedMessage): IncomingEvent {
    return toIncomingEvent(message, this.deps.typePrefix);
  }

  /** Takes effect once or parks; `abandoned` only when the partition is lost or the service stops. */
  async process(message: ReceivedMessage, behind: boolean, isStale: () => boolean): Promise<Outcome> {
    let event: IncomingEvent | undefined;
    for (let attempt = 1; !isStale(); attempt += 1) {
      try {
        event = this.read(message);
        if (behind) return await this.park({ message, eventId: event.id, reason: 'behind', error: 'an earlier event of this key is parked', attempts: 0 });
        if (this.wants(event)) await this.takeEffect(event);
        return 'finished';
      } catch (error) {
        const outcome = await this.judge(message, event, error, attempt).catch(() => undefined);
        if (outcome) return outcome;
        this.deps.report({ kind: 'retry', error, fields: this.fields(message, event, attempt) });
        await pause(delayOf(attempt, this.deps.backOff, this.deps.timers), isStale, this.deps.timers);
      }
    }
    return 'abandoned';
  }

  private async takeEffect(event: IncomingEvent): Promise<void> {
    const { group, handle } = this.definition;
    await this.deps.tracing.withSpan(spanOf(group, event), () => this.deps.transactions.run(async (tx) => {
      // First, so that a repeated event is recognised before any effect can fail for being repeated.
      tx.add(inboxChange(group, event.id));
      await handle(event, tx);
    }, { retryConflicts: 3 }));
  }

  private async judge(message: ReceivedMessage, event: IncomingEvent | undefined, error: unknown, attempt: number): Promise<Outcome | undefined> {
    if (isDoneAlready(error)) return 'finished';
    const verdict = verdictOn(error);
    if (verdict === 'wait') return undefined;
    if (event && (await this.deps.inbox.has(this.definition.group, event.id))) return 'finished';
    if (!event) return this.park({ message, reason: 'unreadable', error, attempts: attempt });
    if (verdict === 'refuse') return this.park({ message, eventId: event.id, reason: 'broken-rule', error, attempts: attempt });
    return attempt < this.deps.maxAttempts ? undefined : this.park({ message, eventId: event.id, reason: 'failed', error, attempts: attempt });
  }

  private async park(parked: Parked): Promise<Outcome> {
    await this.deps.parking.park(this.definition.group, { ...parked, message: { ...parked.message, key: orderingKey(parked.message) } });
    const fields = { ...this.fields(parked.message, undefined, parked.attempts), event: parked.eventId ?? '', reason: parked.reason };
    this.deps.report({ kind: 'parked', error: parked.error, fields });
    return 'parked';
  }

  private fields(message: ReceivedMessage, event: IncomingEvent | undefined, attempt: number): Record<string, string | number> {
    const { topic, partition, position } = message;
    return { group: this.definition.group, topic, partition, position, attempt, event: event?.id ?? '', type: event?.type ?? '' };
  }
}
