import { Controller, Get, Header, Inject, Param } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { Public } from '@tinhso/auth';
import type { CalendarDefinition } from '@tinhso/calendar';
import { Text } from '@tinhso/definitions';
import type { ProvincePack } from '@tinhso/definitions';
import { commonErrors, Operation } from '@tinhso/service-host';
import { provincePack } from '../../province-pack.js';

const calendar = Type.Object({
  code: Type.String(), name: Text, hours: Type.Record(Type.String(), Type.Array(Type.Array(Type.String()))),
  agencyHours: Type.Optional(Type.Record(Type.String(), Type.Unknown())), cutOff: Type.String(), years: Type.Record(Type.String(), Type.Unknown()),
});
const example = {
  code: 'civil-servants', name: { vi: 'Lịch làm việc', en: 'Working calendar' }, hours: { 1: [['07:00', '11:30'], ['13:30', '17:00']] }, cutOff: '15:00',
  years: { 2027: { provisional: true, legalBasis: ['Bộ luật Lao động 45/2019/QH14'], daysOff: [] } },
};

/** Working calendars, days off and swapped days with their legal basis. */
@Controller('calendars')
export class FindCalendarsController {
  constructor(@Inject(provincePack) private readonly pack: ProvincePack) {}

  @Get()
  @Public('office hours and days off are public')
  @Header('cache-control', 'public, max-age=300')
  @Operation({ id: 'listCalendars', summary: 'Working calendars', answer: Type.Array(calendar), example: [example] })
  list(): readonly CalendarDefinition[] {
    return this.pack.calendars;
  }

  @Get(':code')
  @Public('office hours and days off are public')
  @Header('cache-control', 'public, max-age=300')
  @Operation({ id: 'getCalendar', summary: 'One working calendar', params: Type.Object({ code: Type.String() }), answer: calendar, example })
  one(@Param('code') code: string): CalendarDefinition {
    const found = this.pack.calendars.find((c) => c.code === code);
    if (!found) throw commonErrors('common/not-found');
    return found;
  }
}
