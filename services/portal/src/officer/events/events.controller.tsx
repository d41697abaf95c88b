import { Body, Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { RequirePermission } from '@tinhso/auth';
import { isUuid, newId } from '@tinhso/kernel';
import { ApiProblem } from '../../api/api-client.js';
import { EventServices, exchanges, parkingReasons } from '../../api/event-services.js';
import type { ParkingReason } from '../../api/event-services.js';
import { PageAnswer, Redirect } from '../../web/answer.js';
import type { Answer } from '../../web/answer.js';
import { CurrentVisitor } from '../../web/request.js';
import type { Visitor } from '../../web/request.js';
import { Desk } from '../desk.js';
import { OperationPage } from './operation.page.js';
import { OverviewPage } from './overview.page.js';
import { ParkedEventPage } from './parked-event.page.js';
import { ParkedListPage } from './parked-list.page.js';
import { ReplayPage } from './replay.page.js';
import { RedrivePage, speeds } from './redrive.page.js';

type Given = Readonly<Record<string, unknown>>;
const text = (given: unknown): string | undefined => (typeof given === 'string' ? given.trim().slice(0, 200) : '') || undefined;
const reasonOf = (given: unknown): ParkingReason | undefined => parkingReasons.find((one) => one === given);

/** Who keeps the system looks after the events of all services here. */
@Controller('officer/events')
@RequirePermission('desk:events')
export class EventsController {
  constructor(private readonly events: EventServices, private readonly aside: Desk) {}

  @Get()
  async overview(@CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const [seen, desk] = await Promise.all([this.events.all(visitor), this.aside.view(visitor)]);
    return <OverviewPage seen={seen} desk={desk} />;
  }

  @Get('parked')
  async list(@Query() given: Given, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const [seen, desk] = await Promise.all([this.events.all(visitor), this.aside.view(visitor)]);
    const consumers = seen.flatMap(({ work }) => work?.consumers ?? []).map(({ group }) => group).sort();
    const consumer = consumers.find((one) => one === given['consumer']);
    const service = consumer && this.events.serviceOf(consumer);
    if (!consumer || !service) return new Redirect('/officer/events');
    const [reason, ofKey, cursor] = [reasonOf(given['reason']), text(given['key']), text(given['cursor'])];
    const parked = await this.events.parked(service, { consumer, reason, key: ofKey, cursor }, visitor);
    return <ParkedListPage {...{ desk, service, consumer, consumers, reason, ofKey, parked }} later={cursor !== undefined} />;
  }

  @Get('parked/:service/:id')
  one(@Param('service') service: string, @Param('id') id: string, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    return this.event(service, id, visitor);
  }

  @Post('parked/:service/:id/discard')
  async discard(@Param('service') service: string, @Param('id') id: string, @Body() posted: Given | undefined, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const [key, why] = [String(posted?.['key'] ?? ''), String(posted?.['reason'] ?? '').trim()];
    if (!isUuid(key)) throw new NotFoundException();
    if (why.length < 5 || why.length > 500) return new PageAnswer(await this.event(service, id, visitor, why), 422);
    const { id: operation } = await this.known(service).discard(service, id, why, key, visitor);
    return new Redirect(`/officer/events/operations/${service}/${operation}`);
  }

  @Get('redrive')
  async ask(@Query() given: Given, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const consumer = text(given['consumer']);
    if (!consumer || !this.events.serviceOf(consumer)) return new Redirect('/officer/events');
    return <RedrivePage desk={await this.aside.view(visitor)} consumer={consumer} reason={reasonOf(given['reason'])} ofKey={text(given['key'])} idempotencyKey={newId()} />;
  }

  @Post('redrive')
  async redrive(@Body() posted: Given | undefined, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const [consumer = '', reason, ofKey, key] = [text(posted?.['consumer']), reasonOf(posted?.['reason']), text(posted?.['ofKey']), String(posted?.['key'] ?? '')];
    const service = this.events.serviceOf(consumer);
    if (!service || !isUuid(key)) throw new NotFoundException();
    const perSecond = speeds.find((speed) => String(speed) === posted?.['perSecond']) ?? 100;
    try {
      const { id } = await this.events.redrive(service, { consumer, perSecond, ...(reason ? { reason } : {}), ...(ofKey ? { key: ofKey } : {}) }, key, visitor);
      return new Redirect(`/officer/events/operations/${service}/${id}`);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.kind !== 'conflict') throw error;
      return new PageAnswer(<RedrivePage desk={await this.aside.view(visitor)} {...{ consumer, reason, ofKey }} idempotencyKey={newId()} refusal={error.texts} />, 409);
    }
  }

  @Get('replay')
  async askReplay(@Query() given: Given, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const [seen, desk] = await Promise.all([this.events.all(visitor), this.aside.view(visitor)]);
    const consumer = seen.flatMap(({ work }) => work?.consumers ?? []).find(({ group, readModel }) => group === given['consumer'] && readModel);
    return consumer ? <ReplayPage desk={desk} consumer={consumer} idempotencyKey={newId()} /> : new Redirect('/officer/events');
  }

  @Post('replay')
  async replay(@Body() posted: Given | undefined, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const [consumer = '', key] = [text(posted?.['consumer']), String(posted?.['key'] ?? '')];
    const service = this.events.serviceOf(consumer);
    if (!service || !isUuid(key)) throw new NotFoundException();
    const { id } = await this.events.replay(service, consumer, exchanges.find((one) => one === posted?.['exchange']) ?? 'when-equal', key, visitor);
    return new Redirect(`/officer/events/operations/${service}/${id}`);
  }

  @Get('operations/:service/:id')
  async operation(@Param('service') service: string, @Param('id') id: string, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const [operation, desk] = await Promise.all([this.known(service).operation(service, id, visitor), this.aside.view(visitor)]);
    return <OperationPage {...{ desk, service, operation }} />;
  }

  /** One that has ended meanwhile is simply shown. */
  @Post('operations/:service/:id/stop')
  async stop(@Param('service') service: string, @Param('id') id: string, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    await this.known(service).stop(service, id, visitor).catch((error: unknown) => {
      if (!(error instanceof ApiProblem) || error.kind !== 'conflict') throw error;
    });
    return new Redirect(`/officer/events/operations/${service}/${id}`);
  }

  private async event(service: string, id: string, visitor: Visitor, wrong?: string) {
    const [event, desk] = await Promise.all([this.known(service).event(service, id, visitor), this.aside.view(visitor)]);
    return <ParkedEventPage {...{ desk, service, event, wrong }} idempotencyKey={newId()} />;
  }

  private known(service: string): EventServices {
    if (!this.events.has(service)) throw new NotFoundException();
    return this.events;
  }
}
