import { Controller, Get, Inject } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { RequirePermission } from '@tinhso/auth';
import type { Clock } from '@tinhso/kernel';
import { Access, Context, Operation } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { clockToken, figures } from '../../injection-tokens.js';
import type { Figures, FiguresReader } from '../../ports/figures.js';

const answer = Type.Object({
  at: Type.String({ format: 'date-time' }), received: Type.Integer({ description: 'accepted this month' }), dueToday: Type.Integer(), late: Type.Integer({ description: 'open and past the current due date' }),
  onTime: Type.Integer({ description: 'issued this month in time' }), issued: Type.Integer({ description: 'issued this month' }),
  doneToday: Type.Integer({ description: 'due today and already issued' }), before: Type.Object({ onTime: Type.Integer(), issued: Type.Integer() }, { description: 'the last month' }),
  receivedByDay: Type.Array(Type.Object({ day: Type.String({ format: 'date' }), count: Type.Integer() }), { description: 'accepted per day, the last fourteen days' }),
});

/** The four figures of a leader, over what the leader may see; each opens a queue of the work list. */
@Controller('figures')
export class FindFiguresController {
  constructor(@Inject(figures) private readonly reader: FiguresReader, private readonly access: Access, @Inject(clockToken) private readonly clock: Clock) {}

  @Get()
  @RequirePermission('dossier:lead')
  @Operation({ id: 'getFigures', summary: 'Received, due today, late and on time, as of now', answer, example: { at: '2026-11-23T02:00:00.000Z', received: 120, dueToday: 7, late: 1, onTime: 96, issued: 98, doneToday: 22, before: { onTime: 180, issued: 184 }, receivedByDay: [{ day: '2026-11-23', count: 9 }] } })
  handle(@Context() context: CommandContext): Promise<Figures> {
    return this.reader.read(this.access.reach(context), this.clock.now());
  }
}
