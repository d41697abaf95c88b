import { Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import { HealthController } from '@tinhso/service-host';
import { AgencyConnectionsController } from './agency/connections.controller.js';
import { AgencyContractsController } from './agency/contracts.controller.js';
import { AgencyReceiversController } from './agency/receivers.controller.js';
import { ApiDocuments } from './api/api-documents.js';
import { Connections } from './api/connections.js';
import { Payments } from './api/payments-client.js';
import { ProvinceUnits } from './api/province-units.js';
import { PublicServices } from './api/public-services-client.js';
import { ApplyController } from './citizen/apply/apply.controller.js';
import { Applications } from './citizen/apply/applications.js';
import { FinishController } from './citizen/apply/finish.controller.js';
import { PapersController } from './citizen/apply/papers.controller.js';
import { QuestionsController } from './citizen/apply/questions.controller.js';
import { FindController } from './citizen/find/find.controller.js';
import { DossierReader } from './citizen/my-dossiers/dossier-reader.js';
import { MyDossiersController } from './citizen/my-dossiers/my-dossiers.controller.js';
import { FilesController } from './citizen/my-dossiers/files.controller.js';
import { LooksController } from './citizen/my-dossiers/looks.controller.js';
import { SupplementController } from './citizen/my-dossiers/supplement.controller.js';
import { WithdrawController } from './citizen/my-dossiers/withdraw.controller.js';
import { BillsController } from './citizen/pay/bills.controller.js';
import { FormModulesController } from './citizen/form-modules.controller.js';
import { Procedures } from './citizen/procedures.js';
import { DevelopersController } from './developers/developers.controller.js';
import { DocumentsController } from './developers/documents.controller.js';
import { DeskServices } from './api/desk-services.js';
import { EventServices } from './api/event-services.js';
import { Desk } from './officer/desk.js';
import { ActsController } from './officer/dossier/acts.controller.js';
import { DeskFilesController } from './officer/dossier/desk-files.controller.js';
import { DeskDossiers } from './officer/dossier/desk-dossiers.js';
import { CounterApplications, counterDoor } from './officer/intake/counter-applications.js';
import { CounterFinishController, CounterPapersController, CounterQuestionsController } from './officer/intake/counter-pages.controller.js';
import { IntakeController } from './officer/intake/intake.controller.js';
import { DeskDossierController } from './officer/dossier/desk-dossier.controller.js';
import { CounterSupplementController, SlipController } from './officer/intake/slip.controller.js';
import { EventsController } from './officer/events/events.controller.js';
import { MovesController } from './officer/moves/moves.controller.js';
import { RefundsController } from './officer/refunds/refunds.controller.js';
import { WorklistController } from './officer/worklist/worklist.controller.js';
import type { PortalParts } from './portal-parts.js';
import { HelpController } from './public/help.controller.js';
import { TrackController } from './public/track.controller.js';
import { VerifyController } from './public/verify.controller.js';
import { LoginController } from './session/login.controller.js';
import { SignIn } from './session/sign-in.js';
import { AssetStore } from './web/asset-store.js';
import { AssetsController } from './web/assets.controller.js';
import { LanguageController } from './web/language.controller.js';

/** The composition root: every page of the portal and what it is made of. */
@Module({})
export class PortalModule {
  static with({ api, desk: services, connections, events, payments, documents, units, drafts, config, probes }: PortalParts, signIn: SignIn, assets: AssetStore): DynamicModule {
    const procedures = new Procedures(api, config.clock);
    const reader = new DossierReader(api, procedures, units);
    const desk = new Desk(services);
    const value = (provide: unknown, useValue: unknown): Provider => ({ provide: provide as never, useValue });
    return {
      module: PortalModule,
      controllers: [
        HealthController, AssetsController, FormModulesController, LanguageController, DevelopersController, DocumentsController, LoginController, FindController, HelpController, TrackController, VerifyController,
        ApplyController, QuestionsController, FinishController, PapersController, MyDossiersController, FilesController, SupplementController, WithdrawController, LooksController, BillsController, WorklistController, DeskDossierController, DeskFilesController, ActsController,
        AgencyConnectionsController, AgencyContractsController, AgencyReceiversController, RefundsController, MovesController, EventsController, SlipController, CounterSupplementController,
        CounterQuestionsController, CounterPapersController, CounterFinishController, IntakeController,
      ],
      providers: [
        value('PROBES', probes), value('ORIGIN', config.origin), value('ISSUER', config.oidcIssuer), value(PublicServices, api), value(Payments, payments), value(Connections, connections), value(ApiDocuments, documents), value(ProvinceUnits, units), value(AssetStore, assets), value(SignIn, signIn), value(Procedures, procedures),
        value(Applications, new Applications(api, procedures, drafts, units, config.clock)), value(DossierReader, reader),
        value(DeskServices, services), value(EventServices, events), value(Desk, desk), value(DeskDossiers, new DeskDossiers(reader, services, desk)),
        value(CounterApplications, new CounterApplications(api, procedures, drafts, units, config.clock, counterDoor)),
      ],
    };
  }
}
