import type { Provider, Type } from '@nestjs/common';
import { FileIntake, NoScanner } from '@tinhso/files';
import type { FileStore } from '@tinhso/files';
import type { Platform } from '@tinhso/service-host';
import { FindPaperController } from './features/find-paper/find-paper.controller.js';
import { FindPaperQuery } from './features/find-paper/find-paper.query.js';
import { PrintFormController } from './features/print-form/print-form.controller.js';
import { PrintFormQuery } from './features/print-form/print-form.query.js';
import { TakeUploadController } from './features/take-upload/take-upload.controller.js';
import { TakeUploadUseCase } from './features/take-upload/take-upload.use-case.js';
import type { DossierActs } from './ports/dossier-acts.js';
import type { DossierLists } from './ports/dossier-lists.js';
import type { FormPrinter } from './ports/form-printer.js';
import type { Papers } from './ports/papers.js';

interface Parts {
  readonly platform: Platform;
  readonly papers: Papers;
  readonly lists: DossierLists;
  readonly store: FileStore;
  readonly acts: DossierActs;
  readonly printer: FormPrinter;
  readonly limitBytes: number;
}

/** Files in and out; part of the composition root. */
export const paperControllers: Type[] = [TakeUploadController, FindPaperController, PrintFormController];

export const paperProviders = ({ platform: { transactions, clock, access }, papers, lists, store, acts, printer, limitBytes }: Parts): Provider[] => [
  { provide: TakeUploadUseCase, useValue: new TakeUploadUseCase(transactions, papers, new FileIntake(store, new NoScanner(), limitBytes), store, clock) },
  { provide: FindPaperQuery, useValue: new FindPaperQuery(lists, papers, store, access) },
  { provide: PrintFormQuery, useValue: new PrintFormQuery(lists, papers, acts, printer, access) },
];
