import type { Provider, Type } from '@nestjs/common';
import { FileIntake, NoScanner } from '@tinhso/files';
import type { FileStore } from '@tinhso/files';
import type { Platform } from '@tinhso/service-host';
import { FindPaperController } from './features/find-paper/find-paper.controller.js';
import { FindPaperQuery } from './features/find-paper/find-paper.query.js';
import { TakeUploadController } from './features/take-upload/take-upload.controller.js';
import { TakeUploadUseCase } from './features/take-upload/take-upload.use-case.js';
import type { DossierLists } from './ports/dossier-lists.js';
import type { Papers } from './ports/papers.js';

interface Parts {
  readonly platform: Platform;
  readonly papers: Papers;
  readonly lists: DossierLists;
  readonly store: FileStore;
  readonly limitBytes: number;
}

/** Files in and out; part of the composition root. */
export const paperControllers: Type[] = [TakeUploadController, FindPaperController];

export const paperProviders = ({ platform: { transactions, clock, access }, papers, lists, store, limitBytes }: Parts): Provider[] => [
  { provide: TakeUploadUseCase, useValue: new TakeUploadUseCase(transactions, papers, new FileIntake(store, new NoScanner(), limitBytes), store, clock) },
  { provide: FindPaperQuery, useValue: new FindPaperQuery(lists, papers, store, access) },
];
