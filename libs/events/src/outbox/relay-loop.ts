import { newId } from '@tinhso/kernel';
import { Bell } from '../bell.js';
import { toMessage } from '../envelope/binary.js';
import type { EnvelopeSettings } from '../envelope/settings.js';
import { FencedOff } from '../publisher.js';
import { noReport } from '../reports.js';
import type { Report } from '../reports.js';
import { systemTimers } from '../timers.js';
import type { Timers } from '../timers.js';
import { noTracing } from '../tracing.js';
import type { EventTracing, OpenSpan } from '../tracing.js';
import type { EventTransport, PublishOutcome } from '../transport.js';
import { WorkLoop } from '../work-loop.js';
import type { LeaseStore, OutboxRow, OutboxStore } from './ports.js';
import { RelayLease } from './relay-lease.js';

export interface RelaySettings {
  readonly transport: Pick<EventTransport, 'publish'>;
  readonly envelope: EnvelopeSettings;
  readonly tracing?: EventTracing;
  readonly report?: Report;
  /** The safety net under the hints. */
  readonly pollMs?: number;
  readonly leaseMs?: number;
}

export interface RelayPorts {
  readonly outbox: OutboxStore;
  readonly lease: LeaseStore;
  readonly timers?: Timers;
  /** Nobody else's name; drawn when left out. */
  readonly owner?: string;
}

/**
 * Moves events from the outbox to the transport: at least once, in order per aggregate. An event is deleted only
 * after it was acknowledged; a refused event holds back its own aggregate and nobody else.
 */
export class RelayLoop {
  private readonly bell: Bell;
  private readonly outbox: OutboxStore;
  private readonly lease: RelayLease;
  private readonly report: Report;
  private readonly timers: Timers;
  private readonly loop: WorkLoop;

  constructor(private readonly options: RelaySettings, ports: RelayPorts) {
    this.timers = ports.timers ?? systemTimers;
    this.bell = new Bell(2, this.timers);
    this.outbox = ports.outbox;
    this.lease = new RelayLease(ports.lease, { owner: ports.owner ?? newId(), leaseMs: options.leaseMs ?? 10_000 }, this.timers);
    this.report = options.report ?? noReport;
    this.loop = new WorkLoop({
      bell: this.bell, pollMs: options.pollMs ?? 500, pass: () => this.pass(), failed: (error, failures) => this.failed(error, failures),
    }, this.timers);
  }

  start(): void {
    this.loop.start();
  }

  /** Say after a commit that there may be events; the first is acted on at once, further ones at most every 2 ms. */
  hint(): void {
    this.bell.ring();
  }

  /** Finishes the batch in hand and gives the lease back. */
  async stop(): Promise<void> {
    await this.loop.stop();
    await this.lease.release().catch(() => undefined);
  }

  private failed(error: unknown, failures: number): void {
    if (error instanceof FencedOff) this.lease.doubt(error.current);
    this.report({ kind: 'relay-failed', error, fields: { failures } });
  }

  private async pass(): Promise<boolean> {
    if (!(await this.lease.hold())) return false;
    const { rows, full } = await this.outbox.next(this.lease.owner);
    // A process that slept between reading and sending would double what another relay has sent meanwhile.
    if (rows.length === 0 || !this.lease.held) return false;
    const outcome = await this.send(rows);
    const seqOf = (index: number): string => (rows[index] as OutboxRow).seq;
    await this.outbox.remove(outcome.acknowledged.map(seqOf));
    for (const { index, reason } of outcome.refused) {
      await this.outbox.refuse(seqOf(index), reason);
      this.report({ kind: 'refused', fields: { event: rows[index]?.id ?? '', reason } });
    }
    return full;
  }

  private async send(rows: readonly OutboxRow[]): Promise<PublishOutcome> {
    const spans = rows.map((row) => this.openSpan(row));
    let failure: unknown;
    try {
      const messages = rows.map((row, i) => toMessage(row, this.options.envelope, spans[i]?.traceparent));
      const { epoch } = this.lease;
      return await this.options.transport.publish(messages, { name: this.options.envelope.source, epoch, held: () => this.lease.held });
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      spans.forEach((span) => span.end(failure));
    }
  }

  private openSpan(row: OutboxRow): OpenSpan {
    return (this.options.tracing ?? noTracing).startSpan({
      name: `publish ${row.type}`, kind: 'producer', traceparent: row.traceparent,
      attributes: { 'messaging.destination.name': row.topic, 'messaging.message.id': row.id },
    });
  }
}
