import type { Actor } from '@tinhso/kernel';
import type { Dossier } from '../domain/dossier.js';

export interface PressedFile {
  readonly fileId: string;
  readonly sha256: string;
}

/** Makes the file of a result; nothing counts before the dossier's decision names it. */
export interface ResultPress {
  /** Renders by the pinned version's template, signs as the leader and stores. */
  sign(dossier: Dossier, answers: Readonly<Record<string, unknown>>, leader: Actor, verificationCode: string, at: Date): Promise<PressedFile>;
  /** Adds the agency's seal as a second, incremental signature and stores the file that is issued. */
  seal(dossier: Dossier, signedFileId: string, clerk: Actor): Promise<PressedFile>;
  /** A file whose decision was not kept. */
  discard(file: PressedFile): Promise<void>;
}
