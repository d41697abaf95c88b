import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { Access } from '@tinhso/service-host';
import type { Platform } from '@tinhso/service-host';
import { FindSynchronisationController } from './features/find-synchronisation/find-synchronisation.controller.js';
import { PortalReport } from './features/push-dossiers/portal-report.js';
import { PushDossierUseCase } from './features/push-dossiers/push-dossier.use-case.js';
import { Pusher } from './features/push-dossiers/pusher.js';
import { AdapterPortal } from './infrastructure/national-portal/adapter-portal.js';
import type { PortalSettings } from './infrastructure/national-portal/portal-settings.js';
import { PgLedgerReads } from './infrastructure/persistence/ledger-reads.read-model.js';
import { PgLedgersRepository } from './infrastructure/persistence/pg-ledgers.repository.js';
import { PusherLease } from './infrastructure/persistence/pusher-lease.persistence.js';
import { HttpDossierRecords } from './infrastructure/public-services/http-dossier-records.js';
import { ledgerReads } from './injection-tokens.js';

/** The composition root: with the service's definition the only place that names concrete adapters. */
@Module({})
export class PortalSyncModule {
  static on({ transactions, access, clock, pool, tokens, settings }: Platform, portal: PortalSettings): DynamicModule {
    const reads = new PgLedgerReads(pool);
    const push = new PushDossierUseCase(
      { transactions, ledgers: new PgLedgersRepository(), reads }, new HttpDossierRecords(settings.internalOrigin, tokens),
      new PortalReport(new AdapterPortal(portal)), clock, `${settings.origin}/api/public-services/v1/dossiers`,
    );
    return {
      module: PortalSyncModule,
      controllers: [FindSynchronisationController],
      providers: [
        { provide: Access, useValue: access },
        { provide: ledgerReads, useValue: reads },
        { provide: Pusher, useValue: new Pusher(push, new PusherLease(pool)) },
      ],
    };
  }
}
