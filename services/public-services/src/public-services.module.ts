import { join } from 'node:path';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { developmentCa, DevelopmentSigner } from '@tinhso/documents';
import { DiskFileStore } from '@tinhso/files';
import { Access } from '@tinhso/service-host';
import type { Platform } from '@tinhso/service-host';
import { caseworkControllers, caseworkProviders } from './casework.module.js';
import { AcceptDossierController } from './features/accept-dossier/accept-dossier.controller.js';
import { AcceptDossierUseCase } from './features/accept-dossier/accept-dossier.use-case.js';
import { DescribeForAgencyController } from './features/describe-for-agency/describe-for-agency.controller.js';
import { DescribeForAgencyQuery } from './features/describe-for-agency/describe-for-agency.query.js';
import { DescribeForNoticeController } from './features/describe-for-notice/describe-for-notice.controller.js';
import { DescribeForNoticeQuery } from './features/describe-for-notice/describe-for-notice.query.js';
import { DescribeForPortalController } from './features/describe-for-portal/describe-for-portal.controller.js';
import { DescribeForPortalQuery } from './features/describe-for-portal/describe-for-portal.query.js';
import { FindDossierController } from './features/find-dossier/find-dossier.controller.js';
import { FindDossierQuery } from './features/find-dossier/find-dossier.query.js';
import { FindMyDossiersController } from './features/find-my-dossiers/find-my-dossiers.controller.js';
import { FindProceduresController } from './features/find-procedures/find-procedures.controller.js';
import { FindWorklistController } from './features/find-worklist/find-worklist.controller.js';
import { SubmitDossierController } from './features/submit-dossier/submit-dossier.controller.js';
import { SubmitDossierUseCase } from './features/submit-dossier/submit-dossier.use-case.js';
import { agencyOf } from './infrastructure/documents/document-values.js';
import { PackFormPrinter } from './infrastructure/documents/pack-form-printer.js';
import { SignedResultPress } from './infrastructure/documents/signed-result-press.js';
import { acceptUploads } from './infrastructure/http/uploaded-file.js';
import { PackProcedures } from './infrastructure/pack/pack-procedures.js';
import { PgDossierNotices } from './infrastructure/persistence/dossier-notices.read-model.js';
import { PgDossierActs } from './infrastructure/persistence/dossier-acts.read-model.js';
import { PgDossierLists } from './infrastructure/persistence/dossier-lists.read-model.js';
import { PgDossierCodesRepository } from './infrastructure/persistence/pg-dossier-codes.repository.js';
import { PgIssuedResultsRepository } from './infrastructure/persistence/pg-issued-results.repository.js';
import { PgPapersRepository } from './infrastructure/persistence/pg-papers.repository.js';
import { PgPortalRecords } from './infrastructure/persistence/portal-records.read-model.js';
import { PgResultNumbersRepository } from './infrastructure/persistence/pg-result-numbers.repository.js';
import { PgDossiersRepository } from './infrastructure/persistence/pg-dossiers.repository.js';
import { overviewControllers, overviewProviders } from './overview.module.js';
import { DossierDesk } from './ports/dossier-desk.js';
import { PaperDesk } from './ports/paper-desk.js';
import { dossierLists } from './injection-tokens.js';
import { paperControllers, paperProviders } from './papers.module.js';
import { resultControllers, resultProviders } from './results.module.js';
import { DossierViews } from './views/dossier-summary.js';
import { WorkItems } from './views/work-item.js';
import { publicServicesConfig } from './public-services.config.js';

const limitBytes = (): number => publicServicesConfig.load().UPLOAD_LIMIT_MB * 1_048_576;

/** The composition root: the only file that names concrete adapters. */
@Module({})
export class PublicServicesModule {
  constructor(host: HttpAdapterHost) {
    acceptUploads(host.httpAdapter.getInstance<FastifyInstance>(), limitBytes());
  }

  static async on(platform: Platform): Promise<DynamicModule> {
    const { transactions, access, clock, pool, cursors, looks, settings } = platform;
    const dossiers = new PgDossiersRepository();
    const procedures = await PackProcedures.read(settings.provincePack);
    const views = new DossierViews(procedures);
    const lists = new PgDossierLists(pool, cursors);
    const papers = new PgPapersRepository(pool);
    const paperDesk = new PaperDesk(papers);
    const store = new DiskFileStore(join(settings.dataDir, 'public-services', 'files'));
    const ca = developmentCa({ folder: join(settings.dataDir, 'public-services', 'development-ca'), passphrase: settings.secret }, () => clock.now());
    const press = new SignedResultPress(procedures, new DevelopmentSigner(ca, clock), store, settings.origin);
    const desk = new DossierDesk(transactions, dossiers, access);
    return {
      module: PublicServicesModule,
      controllers: [
        SubmitDossierController, AcceptDossierController, FindDossierController, FindMyDossiersController, FindWorklistController, FindProceduresController, DescribeForPortalController,
        DescribeForNoticeController, DescribeForAgencyController, ...caseworkControllers, ...paperControllers, ...resultControllers, ...overviewControllers,
      ],
      providers: [
        ...overviewProviders(platform),
        ...caseworkProviders({ desk, papers: paperDesk, catalogue: procedures, numbers: new PgResultNumbersRepository(procedures), lists, access, transactions, clock }),
        ...paperProviders({ platform, papers, lists, store, limitBytes: limitBytes(), acts: new PgDossierActs(pool), printer: new PackFormPrinter(procedures, settings.origin) }),
        { provide: DescribeForPortalQuery, useValue: new DescribeForPortalQuery(new PgPortalRecords(pool), procedures, platform.looks) },
        ...resultProviders({
          platform, desk, lists, store, press, results: new PgIssuedResultsRepository(pool), limitBytes: limitBytes(),
          agencyName: (code) => agencyOf(procedures.pack, code).name.vi,
        }),
        { provide: Access, useValue: access },
        { provide: dossierLists, useValue: lists },
        { provide: DossierViews, useValue: views },
        { provide: WorkItems, useValue: new WorkItems(views, procedures) },
        { provide: PackProcedures, useValue: procedures },
        { provide: DescribeForAgencyQuery, useValue: new DescribeForAgencyQuery(new PgDossierNotices(pool), procedures, looks) },
        { provide: DescribeForNoticeQuery, useValue: new DescribeForNoticeQuery(new PgDossierNotices(pool), procedures, looks) },
        { provide: FindDossierQuery, useValue: new FindDossierQuery(lists, papers, access, views, procedures) },
        { provide: SubmitDossierUseCase, useValue: new SubmitDossierUseCase(transactions, dossiers, procedures, access, clock, paperDesk) },
        { provide: AcceptDossierUseCase, useValue: new AcceptDossierUseCase(transactions, dossiers, new PgDossierCodesRepository(), procedures, access, clock) },
      ],
    };
  }
}
