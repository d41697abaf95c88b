import { delayOf, pause } from '../back-off.js';
import type { IncomingEvent } from '../incoming-event.js';
import type { BatchControl, ReceivedBatch, ReceivedMessage } from '../transport.js';
import type { ConsumerDefinition } from './consumer-definition.js';
import type { ConsumerDeps } from './deps.js';
import { EventWork } from './event-work.js';
import { FinishedPrefix } from './finished-prefix.js';
import { inLanes } from './lanes.js';
import { orderingKey } from './ordering-key.js';
import { projectTogether } from './projection-batch.js';

const heartbeatMs = 1000;

type Chains = Map<string, ReceivedMessage[]>;

/** Works through the batches of one consumer. */
export class BatchWork {
  private readonly work: EventWork;

  constructor(private readonly definition: ConsumerDefinition, private readonly deps: ConsumerDeps) {
    this.work = new EventWork(definition, deps);
  }

  /** Returns when every message is effected or parked, or when the partition is lost. */
  async run(batch: ReceivedBatch, control: BatchControl): Promise<void> {
    const stopBeating = this.deps.timers.every(heartbeatMs, () => void control.heartbeat());
    try {
      const chains: Chains = Map.groupBy(batch.messages, orderingKey);
      const parked = await this.parkedKeys(batch.topic, [...chains.keys()], control);
      const prefix = new FinishedPrefix(batch.messages.map((message) => message.position), (position) => control.acknowledge(position));
      if (this.definition.kind === 'projection' && !control.isStale()) await this.projectTogether(chains, parked, prefix);
      await inLanes(chains, this.deps.lanes, ([key, messages]) => this.oneByOne(messages, parked.has(key), prefix, control));
    } finally {
      stopBeating();
    }
  }

  private async parkedKeys(topic: string, keys: readonly string[], control: BatchControl): Promise<Set<string>> {
    if (this.definition.toleratesGaps) return new Set();
    for (let attempt = 1; !control.isStale(); attempt += 1) {
      try {
        return await this.deps.parking.keysAmong(this.definition.group, topic, keys);
      } catch (error) {
        this.deps.report({ kind: 'retry', error, fields: { group: this.definition.group, topic, attempt } });
        await pause(delayOf(attempt, this.deps.backOff, this.deps.timers), () => control.isStale(), this.deps.timers);
      }
    }
    return new Set();
  }

  /** The optimistic way: all sound keys in one transaction, which leaves `chains`; on any error everything stays. */
  private async projectTogether(chains: Chains, parked: ReadonlySet<string>, prefix: FinishedPrefix): Promise<void> {
    const sound = [...chains].filter(([key, messages]) => !parked.has(key) && this.readable(messages));
    const messages = sound.flatMap(([, chain]) => chain).sort((a, b) => a.position - b.position);
    const events = messages.map((message) => this.work.read(message)).filter((event) => this.work.wants(event));
    try {
      if (events.length > 0) await projectTogether(this.definition, this.deps, events);
      messages.forEach((message) => prefix.finish(message.position));
      sound.forEach(([key]) => chains.delete(key));
    } catch {
      // Not lost: one by one, whichever event fails is retried or parked by itself.
    }
  }

  private readable(messages: readonly ReceivedMessage[]): boolean {
    try {
      return messages.map((message): IncomingEvent => this.work.read(message)).length > 0;
    } catch {
      return false;
    }
  }

  private async oneByOne(messages: readonly ReceivedMessage[], parkedBefore: boolean, prefix: FinishedPrefix, control: BatchControl): Promise<void> {
    let behind = parkedBefore;
    for (const message of messages) {
      const outcome = await this.work.process(message, behind, () => control.isStale());
      if (outcome === 'abandoned') return;
      // Finished though it was behind: what stood before it has been re-driven meanwhile.
      behind = outcome === 'parked' && !this.definition.toleratesGaps;
      prefix.finish(message.position);
      await control.heartbeat();
    }
  }
}
