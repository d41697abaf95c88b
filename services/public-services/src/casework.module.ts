import type { Provider, Type } from '@nestjs/common';
import type { Clock } from '@tinhso/kernel';
import type { TransactionRunner } from '@tinhso/persistence';
import type { Access } from '@tinhso/service-host';
import { AddNoteController } from './features/add-note/add-note.controller.js';
import { AddNoteUseCase } from './features/add-note/add-note.use-case.js';
import { ApproveDecisionController } from './features/approve-decision/approve-decision.controller.js';
import { ApproveDecisionUseCase } from './features/approve-decision/approve-decision.use-case.js';
import { AssignDossierController } from './features/assign-dossier/assign-dossier.controller.js';
import { AssignDossierUseCase } from './features/assign-dossier/assign-dossier.use-case.js';
import { ClaimDossierController } from './features/claim-dossier/claim-dossier.controller.js';
import { ClaimDossierUseCase } from './features/claim-dossier/claim-dossier.use-case.js';
import { DeliverResultController } from './features/deliver-result/deliver-result.controller.js';
import { DeliverResultUseCase } from './features/deliver-result/deliver-result.use-case.js';
import { MoveWorkController } from './features/move-work/move-work.controller.js';
import { MoveWorkUseCase } from './features/move-work/move-work.use-case.js';
import { ProposeDecisionController } from './features/propose-decision/propose-decision.controller.js';
import { ProposeDecisionUseCase } from './features/propose-decision/propose-decision.use-case.js';
import { RefuseDossierController } from './features/refuse-dossier/refuse-dossier.controller.js';
import { RefuseDossierUseCase } from './features/refuse-dossier/refuse-dossier.use-case.js';
import { RequestSupplementController } from './features/request-supplement/request-supplement.controller.js';
import { RequestSupplementUseCase } from './features/request-supplement/request-supplement.use-case.js';
import { ReturnToOfficerController } from './features/return-to-officer/return-to-officer.controller.js';
import { ReturnToOfficerUseCase } from './features/return-to-officer/return-to-officer.use-case.js';
import { RevokeResultController } from './features/revoke-result/revoke-result.controller.js';
import { RevokeResultUseCase } from './features/revoke-result/revoke-result.use-case.js';
import { SupplementDossierController } from './features/supplement-dossier/supplement-dossier.controller.js';
import { SupplementDossierUseCase } from './features/supplement-dossier/supplement-dossier.use-case.js';
import { WithdrawDossierController } from './features/withdraw-dossier/withdraw-dossier.controller.js';
import { WithdrawDossierUseCase } from './features/withdraw-dossier/withdraw-dossier.use-case.js';
import type { DossierDesk } from './ports/dossier-desk.js';
import type { DossierLists } from './ports/dossier-lists.js';
import type { PaperDesk } from './ports/paper-desk.js';
import type { ProcedureCatalogue } from './ports/procedure-catalogue.js';
import type { ResultNumbers } from './ports/result-numbers.js';

interface Parts {
  readonly desk: DossierDesk;
  readonly papers: PaperDesk;
  readonly catalogue: ProcedureCatalogue;
  readonly numbers: ResultNumbers;
  readonly lists: DossierLists;
  readonly access: Access;
  readonly transactions: TransactionRunner;
  readonly clock: Clock;
}

/** The commands on one dossier; part of the composition root. */
export const caseworkControllers: Type[] = [
  AddNoteController, ApproveDecisionController, AssignDossierController, ClaimDossierController, DeliverResultController, MoveWorkController, ProposeDecisionController,
  RefuseDossierController, RequestSupplementController, ReturnToOfficerController, RevokeResultController, SupplementDossierController, WithdrawDossierController,
];

export const caseworkProviders = ({ desk, papers, catalogue, numbers, lists, access, transactions, clock }: Parts): Provider[] => [
  { provide: AddNoteUseCase, useValue: new AddNoteUseCase(desk, clock) },
  { provide: ApproveDecisionUseCase, useValue: new ApproveDecisionUseCase(desk, numbers, clock) },
  { provide: AssignDossierUseCase, useValue: new AssignDossierUseCase(desk, clock) },
  { provide: ClaimDossierUseCase, useValue: new ClaimDossierUseCase(desk, clock) },
  { provide: DeliverResultUseCase, useValue: new DeliverResultUseCase(desk, clock) },
  { provide: MoveWorkUseCase, useValue: new MoveWorkUseCase(transactions, desk, lists, access, clock) },
  { provide: ProposeDecisionUseCase, useValue: new ProposeDecisionUseCase(desk, catalogue, clock) },
  { provide: RefuseDossierUseCase, useValue: new RefuseDossierUseCase(desk, clock) },
  { provide: RequestSupplementUseCase, useValue: new RequestSupplementUseCase(desk, catalogue, clock) },
  { provide: ReturnToOfficerUseCase, useValue: new ReturnToOfficerUseCase(desk, clock) },
  { provide: RevokeResultUseCase, useValue: new RevokeResultUseCase(desk, clock) },
  { provide: SupplementDossierUseCase, useValue: new SupplementDossierUseCase(desk, catalogue, papers, clock) },
  { provide: WithdrawDossierUseCase, useValue: new WithdrawDossierUseCase(desk, clock) },
];
