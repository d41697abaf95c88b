import type { Change } from '@tinhso/persistence';
import { delayOf, pause } from '../back-off.js';
import { toIncomingEvent } from '../envelope/reading.js';
import { UnreadableEvent } from '../incoming-event.js';
import type { IncomingEvent } from '../incoming-event.js';
import type { ReceivedMessage } from '../transport.js';
import { isWanted } from './consumer-definition.js';
import type { ConsumerDefinition } from './consumer-definition.js';
import type { ConsumerDeps } from './deps.js';
import { inboxChange, isDoneAlready } from './inbox.js';
import { orderingKey } from './ordering-key.js';
import type { Parked } from './ports.js';
import { spanOf } from './span.js';
import { verdictOn } from './verdict.js';

/** `parked`: the event or an earlier one of its key stands in the parking place. */
type Outcome = 'finished' | 'parked' | 'abandoned';

/** One event from delivery to effect or parking place. */
export class EventWork {
  constructor(private readonly definition: ConsumerDefinition, private readonly deps: ConsumerDeps) {}

  wants(event: IncomingEvent): boolean {
    return isWanted(this.definition.types, event);
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
        if (behind && (await this.parkBehind(message, event.id))) return 'parked';
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

  /**
   * Commits the effect together with its claim on the event. A parked event is in the inbox already: who drives it again
   * claims it by taking it out of the parking place instead.
   */
  async takeEffect(event: IncomingEvent, claim: readonly Change[] = [inboxChange(this.definition.group, event.id)]): Promise<void> {
    const { group, handle, effected } = this.definition;
    await this.deps.tracing.withSpan(spanOf(group, event), () => this.deps.transactions.run(async (tx) => {
      // First, so that a repeated event is recognised before any effect can fail for being repeated.
      for (const change of claim) tx.add(change);
      await handle(event, tx);
    }, { retryConflicts: 3 }));
    effected?.(event);
  }

  private async judge(message: ReceivedMessage, event: IncomingEvent | undefined, error: unknown, attempt: number): Promise<Outcome | undefined> {
    if (isDoneAlready(error)) return this.repeated(message);
    const verdict = verdictOn(error);
    if (verdict === 'wait') return undefined;
    if (event && (await this.deps.inbox.has(this.definition.group, event.id))) return this.repeated(message);
    if (!event) return this.park({ message, reason: 'unreadable', error, attempts: attempt });
    if (verdict === 'refuse') return this.park({ message, eventId: event.id, reason: error instanceof UnreadableEvent ? 'unreadable' : 'broken-rule', error, attempts: attempt });
    return attempt < this.deps.maxAttempts ? undefined : this.park({ message, eventId: event.id, reason: 'failed', error, attempts: attempt });
  }

  /** Another member, or an earlier delivery, has dealt with it: by its effect, or by parking it. */
  private async repeated(message: ReceivedMessage): Promise<Outcome> {
    if (this.definition.toleratesGaps) return 'finished';
    const key = orderingKey(message);
    return (await this.deps.parking.keysAmong(this.definition.group, message.topic, [key])).has(key) ? 'parked' : 'finished';
  }

  /** False when what stood before it has been re-driven meanwhile: then it has its turn. */
  private async parkBehind(message: ReceivedMessage, eventId: string): Promise<boolean> {
    const parked: Parked = { message, eventId, reason: 'behind', error: 'an earlier event of this key is parked', attempts: 0 };
    const outcome = await this.setAside(parked);
    return outcome !== 'free';
  }

  private async park(parked: Parked): Promise<Outcome> {
    return (await this.setAside(parked)) === 'parked' ? 'parked' : this.repeated(parked.message);
  }

  private async setAside(parked: Parked): Promise<'parked' | 'effected' | 'free'> {
    const outcome = await this.deps.parking.park(this.definition.group, { ...parked, message: { ...parked.message, key: orderingKey(parked.message) } });
    const fields = { ...this.fields(parked.message, undefined, parked.attempts), event: parked.eventId ?? '', reason: parked.reason };
    if (outcome === 'parked') this.deps.report({ kind: 'parked', error: parked.error, fields });
    return outcome;
  }

  private fields(message: ReceivedMessage, event: IncomingEvent | undefined, attempt: number): Record<string, string | number> {
    const { topic, partition, position } = message;
    return { group: this.definition.group, topic, partition, position, attempt, event: event?.id ?? '', type: event?.type ?? '' };
  }
}
