import { FencedOff, assertHeld, setAsideTooLarge } from '@tinhso/events';
import type { EventTransport, OutgoingMessage, Publisher, PublishOutcome, SubscribeOptions, Subscription } from '@tinhso/events';
import type { Broker } from './broker.ts';
import type { FaultKind } from './faults.ts';
import { Member } from './member.ts';
import type { MemberSettings } from './member.ts';
import type { SimProcess } from './process.ts';

const broken = (): Error => Object.assign(new Error('the broker went away in the middle'), { code: 'ECONNRESET' });

/** Messages over this size are refused; small, so that runs stay fast. */
export const sizeLimit = 2_000;

/** A process's connection to the broker. */
export class SimTransport implements Pick<EventTransport, 'ensureTopics' | 'publish' | 'subscribe'> {
  private readonly process: SimProcess;
  private readonly broker: Broker;
  private readonly settings: MemberSettings;

  constructor(process: SimProcess, broker: Broker, settings: MemberSettings) {
    this.process = process;
    this.broker = broker;
    this.settings = settings;
  }

  ensureTopics(topics: readonly string[]): Promise<void> {
    topics.forEach((topic) => this.broker.ensureTopic(topic));
    return Promise.resolve();
  }

  async publish(batch: readonly OutgoingMessage[], publisher?: Publisher): Promise<PublishOutcome> {
    const { sendable, refused } = setAsideTooLarge(batch, sizeLimit);
    const messages = sendable.map((index) => batch[index] as OutgoingMessage);
    if (messages.length > 0) {
      assertHeld(publisher);
      await this.process.call<void>('publish', (reply, fault) => reply(this.store(messages, publisher, fault)), () => messages.map(({ key, headers }) => `${key}#${headers.ce_sequence ?? ''}`).join(' '));
    }
    return { acknowledged: sendable, refused };
  }

  subscribe(options: SubscribeOptions): Promise<Subscription> {
    return Promise.resolve(new Member(this.process, this.broker, options, this.settings));
  }

  /** Each partition takes its part in order; when the broker goes away, each has taken as much as it had. */
  private store(messages: readonly OutgoingMessage[], publisher?: Publisher, fault?: FaultKind): Error | undefined {
    const newer = publisher && this.broker.newerEpoch(publisher.name, publisher.epoch);
    if (publisher && newer !== undefined) return new FencedOff(publisher, newer);
    if (fault === 'abort') return broken();
    if (fault === 'partial') {
      for (const part of Map.groupBy(messages, ({ key }) => this.broker.partitionOf(key)).values()) {
        part.slice(0, this.process.world.chance.int(part.length + 1)).forEach((message) => this.broker.append(message));
      }
      return broken();
    }
    messages.forEach((message) => this.broker.append(message));
    if (fault === 'double') messages.forEach((message) => this.broker.append(message));
    return undefined;
  }
}
