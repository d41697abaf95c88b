import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileCalendar, dueDate } from '@tinhso/calendar';
import type { TimeLimit, WorkingCalendar } from '@tinhso/calendar';
import { loadPack, pinnedProcedure } from '@tinhso/definitions';
import type { PackReader, ProvincePack } from '@tinhso/definitions';
import type { BillExpiry } from '../../ports/bill-expiry.js';

const folderReader = (folder: string): PackReader => ({
  read: (path) => readFile(join(folder, path), 'utf8'),
  list: async (inner) => {
    const names = await readdir(join(folder, inner), { recursive: true }).catch(() => []);
    return names.filter((name) => name.endsWith('.json')).map((name) => join(inner, name));
  },
});

/** For a version that this pack no longer has. */
const usual: TimeLimit = { amount: 3, unit: 'working-day' };

/** The expiry is fee data of the procedure; its day of issue does not count and there is no cut-off. */
export class PackBillExpiry implements BillExpiry {
  private readonly calendars = new Map<string, WorkingCalendar>();
  private loading?: Promise<ProvincePack>;

  constructor(private readonly folder: string) {}

  async expiresAt(procedureCode: string, procedureVersion: number, agencyCode: string, issuedAt: Date): Promise<Date> {
    const pack = await (this.loading ??= loadPack(folderReader(this.folder)));
    const limit = pinnedProcedure(pack.procedures, procedureCode, procedureVersion)?.billExpiry ?? usual;
    return dueDate(issuedAt, { ...limit, cutOff: false }, this.calendarOf(pack, agencyCode)).due;
  }

  private calendarOf({ calendars, province }: ProvincePack, agencyCode: string): WorkingCalendar {
    const definition = calendars.find(({ code }) => code === province.calendar);
    if (!definition) throw new Error(`the pack has no calendar ${province.calendar}`);
    const known = this.calendars.get(agencyCode) ?? compileCalendar(definition, agencyCode);
    this.calendars.set(agencyCode, known);
    return known;
  }
}
