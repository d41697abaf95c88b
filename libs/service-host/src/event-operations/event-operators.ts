import type { Pool } from 'pg';
import { auditChange } from '@tinhso/audit';
import { operationChange, OperationTable, ParkedEvents, RedriveTable, unparkChange } from '@tinhso/events';
import type { ConsumerDefinition, EventOperation, Exchange, NewOperation, OperationKind, ParkedEvent, ParkedFilter, WholeParkedEvent } from '@tinhso/events';
import { newId } from '@tinhso/kernel';
import { pageOf } from '@tinhso/persistence';
import type { Change, Cursors, Page, TransactionRunner, Tx } from '@tinhso/persistence';
import type { Access } from '../access.js';
import type { CommandContext } from '../command-context.js';
import { commonErrors } from '../common.errors.js';
import { keepAnswer } from '../idempotency.js';
import { eventErrors } from './event-operations.errors.js';
import type { EventWatch, EventWorkSeen, RaisedAlert } from './event-watch.js';

export interface OperatorParts {
  readonly pool: () => Pool;
  readonly transactions: TransactionRunner;
  readonly access: Access;
  readonly cursors: Cursors;
  readonly definitions: () => readonly ConsumerDefinition[];
  readonly service: string;
  readonly watch: EventWatch;
  /** Wakes the worker. */
  readonly hint: () => void;
}

export interface EventWork extends EventWorkSeen {
  readonly service: string;
  readonly alerts: readonly RaisedAlert[];
}

interface Asked { readonly limit: number; readonly cursor?: string }

const record = ({ actor, action, traceparent }: CommandContext, resourceType: string, resourceId: string, details: Record<string, unknown>): Change => auditChange([{
  actorId: actor.id, action, resourceType, resourceId, outcome: 'granted', details, ...(traceparent ? { traceId: traceparent.split('-')[1] } : {}),
}]);

/** What an operator may do about the events of a service: look, drive again, give one up, stop. All of it is on record. */
export class EventOperators {
  private readonly parked: ParkedEvents;
  private readonly operations: OperationTable;
  private readonly redrives: RedriveTable;

  constructor(private readonly parts: OperatorParts) {
    this.parked = new ParkedEvents(parts.pool);
    this.operations = new OperationTable(parts.pool);
    this.redrives = new RedriveTable(parts.pool);
  }

  async work(context: CommandContext): Promise<EventWork> {
    await this.parts.access.toSee(context, { type: 'event-work', id: this.parts.service }, {});
    return { service: this.parts.service, ...await this.parts.watch.look(), alerts: this.parts.watch.alerts };
  }

  async list(context: CommandContext, filter: ParkedFilter, { limit, cursor }: Asked): Promise<Page<ParkedEvent>> {
    const after = cursor ? Number(this.parts.cursors.decode(cursor)[0]) : 0;
    await this.parts.access.toSee(context, { type: 'parked-events', id: JSON.stringify(filter) }, {});
    return pageOf(await this.parked.list(filter, after, limit + 1), limit, this.parts.cursors, ({ id }) => [id], (event) => event);
  }

  async find(context: CommandContext, id: number): Promise<WholeParkedEvent> {
    await this.parts.access.toSee(context, { type: 'parked-event', id: String(id) }, {});
    return await this.parked.find(id) ?? this.missing();
  }

  async redrive(context: CommandContext, filter: ParkedFilter, perSecond: number): Promise<EventOperation> {
    await this.parts.access.toChange(context, { type: 'parked-events', id: JSON.stringify(filter) }, {});
    return this.commit(async (tx) => {
      const selected = await this.redrives.count(tx, filter, this.tolerant());
      if (selected === 0) throw eventErrors('events/nothing-chosen');
      return this.begin(tx, context, { request: { ...filter }, perSecond, selected }, filter);
    });
  }

  /** Makes a read model anew from the log beside the live one, compares, and exchanges them as ordered. */
  async replay(context: CommandContext, consumer: string, exchange: Exchange): Promise<EventOperation> {
    await this.parts.access.toChange(context, { type: 'read-model', id: consumer }, {});
    const definition = this.parts.definitions().find(({ group, readModel }) => group === consumer && readModel);
    if (!definition) throw eventErrors('events/no-read-model');
    return this.commit((tx) => Promise.resolve(this.begin(tx, context, { kind: 'replay', request: { consumer, exchange }, perSecond: 0, selected: 0 })));
  }

  /** Gives up an event that can never take effect, and lets what is behind it go on. The log keeps its bytes. */
  async discard(context: CommandContext, id: number, reason: string): Promise<EventOperation> {
    await this.parts.access.toChange(context, { type: 'parked-event', id: String(id) }, {});
    const found = await this.parked.find(id);
    // A conflict, so that a repeated request is answered as the first one was.
    if (!found) throw eventErrors('events/not-first');
    const { message, behind, ...event } = found;
    const { consumer, topic, key } = event;
    const tolerates = this.tolerant().includes(consumer);
    return this.commit((tx) => {
      tx.add({ ...unparkChange(consumer, message, !tolerates), otherwise: () => eventErrors('events/not-first') });
      const request = { discarded: { ...event }, reason };
      return Promise.resolve(this.begin(tx, context, { request, perSecond: 100, selected: tolerates ? 0 : behind }, tolerates ? undefined : { consumer, topic, key }));
    });
  }

  async stop(context: CommandContext, id: string): Promise<EventOperation> {
    await this.parts.access.toChange(context, { type: 'event-operation', id }, {});
    if (!(await this.operations.find(id))) return this.missing();
    const [stop, ...rest] = this.redrives.stop(id);
    await this.parts.transactions.run((tx) => {
      tx.add({ ...stop as Change, otherwise: () => eventErrors('events/not-running') });
      for (const change of [...rest, record(context, 'event-operation', id, { stopped: true })]) tx.add(change);
      return Promise.resolve();
    });
    return await this.operations.find(id) ?? this.missing();
  }

  async operation(context: CommandContext, id: string): Promise<EventOperation> {
    await this.parts.access.toSee(context, { type: 'event-operation', id }, {});
    return await this.operations.find(id) ?? this.missing();
  }

  async newest(context: CommandContext, { limit, cursor }: Asked): Promise<Page<EventOperation>> {
    const before = cursor ? String(this.parts.cursors.decode(cursor)[0]) : undefined;
    await this.parts.access.toSee(context, { type: 'event-operations', id: 'newest' }, {});
    return pageOf(await this.operations.newest(limit + 1, before), limit, this.parts.cursors, ({ id }) => [id], (one) => one);
  }

  private begin(tx: Tx, context: CommandContext, order: Pick<NewOperation, 'request' | 'perSecond' | 'selected'> & { kind?: OperationKind }, filter?: ParkedFilter): EventOperation {
    const made: NewOperation = { id: newId(), kind: 'redrive', actorId: context.actor.id, ...order };
    const operation: EventOperation = { ...made, state: 'running', done: 0, refused: 0, createdAt: new Date().toISOString() };
    tx.add(operationChange(made));
    if (filter) tx.add(this.redrives.choose(made.id, filter, this.tolerant()));
    tx.add(record(context, 'event-operation', made.id, { ...order.request, selected: order.selected }));
    keepAnswer(tx, context, 202, operation);
    return operation;
  }

  private async commit(work: (tx: Tx) => Promise<EventOperation>): Promise<EventOperation> {
    const operation = await this.parts.transactions.run(work);
    this.parts.hint();
    return operation;
  }

  private tolerant(): string[] {
    return this.parts.definitions().filter(({ toleratesGaps }) => toleratesGaps).map(({ group }) => group);
  }

  private missing(): never {
    throw commonErrors('common/not-found');
  }
}
