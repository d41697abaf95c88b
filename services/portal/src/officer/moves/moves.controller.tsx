import { Body, Controller, Get, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { RequirePermission } from '@tinhso/auth';
import { isUuid, newId } from '@tinhso/kernel';
import { DeskServices } from '../../api/desk-services.js';
import { PageAnswer, Redirect } from '../../web/answer.js';
import type { Answer } from '../../web/answer.js';
import { CurrentVisitor } from '../../web/request.js';
import type { Visitor } from '../../web/request.js';
import { Desk } from '../desk.js';
import { MovePage, MovesPage, postOf } from './moves.page.js';
import type { OfficerAtWork } from './moves.page.js';

const number = (given: unknown): number => (typeof given === 'string' && /^\d{1,6}$/.test(given) ? Number(given) : 0);

/** A unit administrator hands everything that an absent officer holds to another. */
@Controller('officer/moves')
@RequirePermission('desk:assign')
export class MovesController {
  constructor(private readonly services: DeskServices, private readonly aside: Desk) {}

  @Get()
  async list(@Query() given: Readonly<Record<string, unknown>>, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const [officers, desk] = await Promise.all([this.atWork(visitor), this.aside.view(visitor)]);
    return <MovesPage officers={officers} desk={desk} done={'moved' in given ? { moved: number(given['moved']), left: number(given['left']) } : undefined} />;
  }

  @Get(':id')
  ask(@Param('id') id: string, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    return this.form(id, visitor);
  }

  @Post(':id')
  async move(@Param('id') id: string, @Body() posted: Readonly<Record<string, unknown>> | undefined, @CurrentVisitor() visitor: Visitor): Promise<Answer> {
    const key = String(posted?.['key'] ?? '');
    if (!isUuid(key)) throw new NotFoundException();
    const officers = await this.atWork(visitor);
    const to = officers.find((one) => one.id === posted?.['officer'] && one.id !== id);
    const unitCode = to && postOf(to)?.unitCode;
    if (!to || !unitCode || !officers.some((one) => one.id === id)) return new PageAnswer(await this.form(id, visitor, true), 422);
    const { moved, left } = await this.services.moveWork({ fromOfficerId: id, toOfficerId: to.id, unitCode }, key, visitor);
    return new Redirect(`/officer/moves?moved=${moved}&left=${left}`);
  }

  private async form(id: string, visitor: Visitor, wrong = false) {
    const [officers, desk] = await Promise.all([this.atWork(visitor), this.aside.view(visitor)]);
    const from = officers.find((one) => one.id === id);
    if (!from) throw new NotFoundException();
    return <MovePage from={from} others={officers.filter((one) => one !== from)} desk={desk} idempotencyKey={newId()} wrong={wrong} />;
  }

  /** The directory knows only whom this administrator may see. */
  private async atWork(visitor: Visitor): Promise<readonly OfficerAtWork[]> {
    const [colleagues, holdings] = await Promise.all([this.services.colleagues(undefined, visitor), this.services.holdings(visitor)]);
    const held = new Map(holdings.map((one) => [one.officerId, one]));
    return colleagues.map((one) => ({ ...one, held: held.get(one.id)?.held ?? 0, late: held.get(one.id)?.late ?? 0 }));
  }
}
