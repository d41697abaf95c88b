import type { Looks } from '@tinhso/audit';
import { commonErrors } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import type { PortalRecords } from '../../ports/portal-records.js';
import { DescribedRecord } from './described-record.js';
import type { RecordProcedures } from './described-record.js';
import type { PortalRecord } from './portal-record.js';

/** For the one service that speaks to the national portal; every look is kept with its purpose. */
export class DescribeForPortalQuery {
  private readonly described: DescribedRecord;

  constructor(private readonly records: PortalRecords, private readonly procedures: RecordProcedures, private readonly looks: Looks) {
    this.described = new DescribedRecord(procedures.pack);
  }

  /** Resolves only after the look is committed. Throws `common/not-found`. */
  async execute({ actor, action, traceparent }: CommandContext, id: string, purpose: string): Promise<PortalRecord> {
    const source = await this.records.source(id);
    const procedure = source && this.procedures.pinned(source.dossier.procedureCode, source.dossier.procedureVersion);
    if (!procedure) throw commonErrors('common/not-found');
    const traceId = traceparent?.split('-')[1];
    await this.looks.record({ actorId: actor.id, action, resourceType: 'dossier', resourceId: id, outcome: 'granted', purpose, ...(traceId ? { traceId } : {}) });
    return this.described.of(source, procedure);
  }
}
