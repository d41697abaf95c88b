import { Body, Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { RequirePermission } from '@tinhso/auth';
import { isUuid, newId } from '@tinhso/kernel';
import { t } from '@tinhso/ui';
import type { FormError } from '@tinhso/ui';
import { ApiDocuments } from '../api/api-documents.js';
import { Connections, turns } from '../api/connections.js';
import { ProvinceUnits } from '../api/province-units.js';
import { PageAnswer, Redirect } from '../web/answer.js';
import type { Answer } from '../web/answer.js';
import { CurrentVisitor } from '../web/request.js';
import type { Visitor } from '../web/request.js';
import { DeliveryPage } from './delivery.page.js';
import { errorsOf, listOf, textOf } from './posted.js';
import type { Posted } from './posted.js';
import { ReceiverFormPage } from './receiver-form.page.js';
import { ReceiverPage } from './receiver.page.js';
import type { ReceiverProps } from './receiver.page.js';
import { isAdministrator } from './states.js';

type Shown = Pick<ReceiverProps, 'posted' | 'errors' | 'tested' | 'secrets' | 'done' | 'count' | 'failingOnly'> & { readonly cursor?: string };

const fields = { '/sink': 'sink', '/types': 'types', '/filters': 'subject', '/config/start': 'start', '/config/technician': 'technician', '/config/contract': 'contract' };
const news = [...turns, 'redeliver', 'registered'] as const;
const whole = (posted: Posted, name: string): number => (/^[1-9]\d{0,14}$/.test(textOf(posted, name)) ? Number(textOf(posted, name)) : 0);

function subscriptionOf(posted: Posted): object {
  const [types, subject, start, technician] = [listOf(posted, 'types'), textOf(posted, 'subject'), textOf(posted, 'start'), textOf(posted, 'technician')];
  return {
    sink: textOf(posted, 'sink'), protocol: 'HTTP', ...(types.length > 0 ? { types } : {}), ...(subject ? { filters: [{ exact: { subject } }] } : {}),
    config: { contract: textOf(posted, 'contract'), start: start === 'time' ? textOf(posted, 'time') : start || 'now', ...(technician ? { technician } : {}) },
  };
}

/** Where events are sent: registered and watched over by the agency's technician, approved by the administrator. */
@Controller('agency/receivers')
@RequirePermission('agency:connect')
export class AgencyReceiversController {
  constructor(private readonly connections: Connections, private readonly documents: ApiDocuments, private readonly units: ProvinceUnits) {}

  @Get('new')
  ask(@Query('contract') contract: unknown, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    return this.form({ contract }, [], visitor);
  }

  @Post('new')
  async register(@Body() posted: Posted = {}, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const key = textOf(posted, 'key');
    if (!isUuid(key)) throw new NotFoundException();
    const message = t(visitor.lang);
    const faults: FormError[] = [
      ...(isUuid(textOf(posted, 'contract')) ? [] : [{ name: 'contract', message: message('agency.fault.contract') }]), ...(textOf(posted, 'sink') ? [] : [{ name: 'sink', message: message('agency.fault.sink') }]),
      ...(textOf(posted, 'start') === 'time' && !textOf(posted, 'time') ? [{ name: 'time', message: message('agency.fault.time') }] : []),
    ];
    if (faults.length > 0) return new PageAnswer(await this.form(posted, faults, visitor), 422);
    try {
      const { id } = await this.connections.register(subscriptionOf(posted), key, visitor);
      return new Redirect(`/agency/receivers/${id}?done=registered`);
    } catch (error) {
      return new PageAnswer(await this.form(posted, errorsOf(error, fields, 'sink', visitor.lang), visitor), 422);
    }
  }

  @Get(':id')
  one(@Param('id') id: string, @Query() asked: Readonly<Record<string, unknown>>, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const done = news.find((one) => one === asked['done']);
    const cursor = typeof asked['cursor'] === 'string' ? asked['cursor'] : undefined;
    return this.page(id, visitor, { failingOnly: asked['failing'] === 'true', count: whole(asked, 'count'), ...(done ? { done } : {}), ...(cursor ? { cursor } : {}) });
  }

  @Get(':id/deliveries/:sequence')
  async delivery(@Param('id') id: string, @Param('sequence') sequence: string, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const number = whole({ sequence }, 'sequence');
    if (!isUuid(id) || number === 0) throw new NotFoundException();
    const [receiver, delivery, types] = await Promise.all([this.connections.receiver(id, visitor), this.connections.delivery(id, number, visitor), this.documents.eventTypes()]);
    return <DeliveryPage receiver={receiver} delivery={delivery} types={types} administrator={isAdministrator(visitor.actor)} />;
  }

  /** One address for every act, so that it can be asked again with GET. */
  @Post(':id')
  async act(@Param('id') id: string, @Body() posted: Posted = {}, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    if (!isUuid(id)) throw new NotFoundException();
    try {
      return await this.done(id, posted, visitor);
    } catch (error) {
      const errors = errorsOf(error, { '/from': 'from', '/to': 'to' }, posted['act'] === 'redeliver' ? 'from' : 'main', visitor.lang);
      return new PageAnswer(await this.page(id, visitor, { posted, errors }), 409);
    }
  }

  private async done(id: string, posted: Posted, visitor: Visitor): Promise<Answer> {
    const act = posted['act'];
    const turn = turns.find((one) => one === act);
    if (turn) {
      await this.connections.turn(id, turn, visitor);
      return new Redirect(`/agency/receivers/${id}?done=${turn}`);
    }
    if (act === 'test') return this.page(id, visitor, { tested: await this.connections.test(id, visitor) });
    if (act === 'secrets') return this.page(id, visitor, { secrets: await this.connections.secrets(id, visitor) });
    if (act === 'rotate') return this.page(id, visitor, { secrets: await this.connections.rotate(id, visitor) });
    if (act !== 'redeliver') throw new NotFoundException();
    const [from, to] = [whole(posted, 'from'), whole(posted, 'to') || whole(posted, 'from')];
    if (from === 0 || to < from) return new PageAnswer(await this.page(id, visitor, { posted, errors: [{ name: 'from', message: t(visitor.lang)('agency.fault.range') }] }), 422);
    const { count } = await this.connections.redeliver(id, from, to, visitor);
    return new Redirect(`/agency/receivers/${id}?done=redeliver&count=${count}`);
  }

  private async form(posted: Posted, errors: readonly FormError[], visitor: Visitor) {
    const [contracts, types] = await Promise.all([this.connections.contracts(visitor), this.documents.eventTypes()]);
    return <ReceiverFormPage contracts={contracts.items.filter(({ state }) => state === 'approved')} types={types} posted={posted} errors={errors} idempotencyKey={newId()} />;
  }

  private async page(id: string, visitor: Visitor, { cursor, failingOnly, ...shown }: Shown) {
    if (!isUuid(id)) throw new NotFoundException();
    const receiver = await this.connections.receiver(id, visitor);
    const [deliveries, types, contract] = await Promise.all([
      this.connections.deliveries(id, { ...(failingOnly ? { failing: 'true' } : {}), ...(cursor ? { cursor } : {}) }, visitor), this.documents.eventTypes(),
      this.connections.contract(receiver.config.contract, visitor).catch(() => undefined),
    ]);
    return <ReceiverPage receiver={receiver} contract={contract} types={types} deliveries={deliveries} administrator={isAdministrator(visitor.actor)} nameOf={(client) => this.units.outsideName(client)} failingOnly={failingOnly} later={cursor !== undefined} {...shown} />;
  }
}
