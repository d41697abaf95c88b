import type { Dossier } from '../domain/dossier.js';
import type { AttachedPaper } from '../domain/paper.js';
import type { DossierAct } from './dossier-acts.js';

export interface Printed {
  readonly dossier: Dossier;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly papers: readonly AttachedPaper[];
  /** What the form tells of. */
  readonly act: DossierAct;
}

/** The administrative forms of the one-stop mechanism, as PDF; the same act gives the same text. */
export interface FormPrinter {
  /** Mẫu 01. */
  receipt(printed: Printed): Promise<Buffer>;
  /** Mẫu 02. */
  supplementRequest(printed: Printed): Promise<Buffer>;
  /** Mẫu 03. */
  refusal(printed: Printed): Promise<Buffer>;
}
