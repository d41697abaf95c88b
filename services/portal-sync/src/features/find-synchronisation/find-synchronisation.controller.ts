import { Controller, Get, Inject } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { RequirePermission } from '@tinhso/auth';
import { Access, commonErrors, Context, Operation, ValidParams } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { ledgerReads } from '../../injection-tokens.js';
import type { LedgerReads } from '../../ports/ledgers.js';
import { exampleSynchronisation, synchronisation, synchronisationOf } from './synchronisation.js';
import type { Synchronisation } from './synchronisation.js';

const params = Type.Object({ id: Type.String({ format: 'uuid' }) });

@Controller('dossiers/:id')
export class FindSynchronisationController {
  constructor(@Inject(ledgerReads) private readonly ledgers: LedgerReads, private readonly access: Access) {}

  @Get()
  @RequirePermission('synchronisation:read')
  @Operation({
    id: 'getSynchronisation', summary: 'What the national portal last accepted of a dossier, what waits, what was refused and why', params,
    answer: synchronisation, example: exampleSynchronisation, fedBy: ['portal-sync.dossiers'],
  })
  async handle(@Context() context: CommandContext, @ValidParams(params) { id }: { id: string }): Promise<Synchronisation> {
    const ledger = await this.ledgers.one(id);
    if (!ledger) throw commonErrors('common/not-found');
    await this.access.toSee(context, { type: 'dossier', id }, { agencyCode: ledger.agencyCode });
    return synchronisationOf(ledger);
  }
}
