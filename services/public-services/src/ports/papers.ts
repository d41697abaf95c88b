import type { Tx } from '@tinhso/persistence';
import type { CommandContext } from '@tinhso/service-host';
import type { AttachedPaper, GivenPaper, Upload } from '../domain/paper.js';

/** Where uploads and the papers made of them are kept; their bytes are in the file store. */
export interface Papers {
  add(tx: Tx, context: CommandContext, upload: Upload): void;
  /** Which of these uploads belong to the owner. */
  ownedBy(ownerId: string, uploadIds: readonly string[]): Promise<ReadonlySet<string>>;
  attach(tx: Tx, dossierId: string, papers: readonly GivenPaper[], at: Date): void;
  /** In the order in which they came. */
  ofDossier(dossierId: string): Promise<readonly AttachedPaper[]>;
}
