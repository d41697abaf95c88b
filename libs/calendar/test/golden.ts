import { readFileSync } from 'node:fs';
import type { CalendarDefinition } from '../src/calendar-definition.js';
import { compileCalendar, type WorkingCalendar } from '../src/working-calendar.js';

/** The calendar of civil servants 2021–2026 with the notices it comes from; 2027 is left to the rules. */
export const goldenDefinition = JSON.parse(
  readFileSync(new URL('./golden-calendar.json', import.meta.url), 'utf8'),
) as CalendarDefinition;

export const golden: WorkingCalendar = compileCalendar(goldenDefinition);

/** An instant in Vietnam: `at('2026-04-29 15:30')`. */
export const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}${text.length === 16 ? ':00' : ''}+07:00`);
