import type { Provider, Type } from '@nestjs/common';
import type { FileStore } from '@tinhso/files';
import type { Platform } from '@tinhso/service-host';
import { FindResultController } from './features/find-result/find-result.controller.js';
import { FindResultQuery } from './features/find-result/find-result.query.js';
import { SealResultController } from './features/seal-result/seal-result.controller.js';
import { SealResultUseCase } from './features/seal-result/seal-result.use-case.js';
import { SignResultController } from './features/sign-result/sign-result.controller.js';
import { SignResultUseCase } from './features/sign-result/sign-result.use-case.js';
import { VerifyResultController } from './features/verify-result/verify-result.controller.js';
import { VerifyResultQuery } from './features/verify-result/verify-result.query.js';
import type { DossierDesk } from './ports/dossier-desk.js';
import type { DossierLists } from './ports/dossier-lists.js';
import type { IssuedResults } from './ports/issued-results.js';
import type { ResultPress } from './ports/result-press.js';

interface Parts {
  readonly platform: Platform;
  readonly desk: DossierDesk;
  readonly lists: DossierLists;
  readonly store: FileStore;
  readonly press: ResultPress;
  readonly results: IssuedResults;
  readonly agencyName: (code: string) => string;
  readonly limitBytes: number;
}

/** From the leader's signature to the public's check; part of the composition root. */
export const resultControllers: Type[] = [SignResultController, SealResultController, FindResultController, VerifyResultController];

export const resultProviders = ({ platform: { clock, access }, desk, lists, store, press, results, agencyName, limitBytes }: Parts): Provider[] => [
  { provide: SignResultUseCase, useValue: new SignResultUseCase(desk, lists, press, clock) },
  { provide: SealResultUseCase, useValue: new SealResultUseCase(desk, press, results, clock) },
  { provide: FindResultQuery, useValue: new FindResultQuery(lists, store, access) },
  { provide: VerifyResultQuery, useValue: new VerifyResultQuery(results, agencyName, limitBytes) },
];
