import type { Page } from '@tinhso/persistence';
import type { Visible } from '@tinhso/auth';
import type { Dossier } from '../domain/dossier.js';

export type Queue = 'waiting' | 'under-way';

export interface ListRequest {
  readonly limit: number;
  readonly cursor?: string;
}

export interface HistoryEntry {
  readonly type: string;
  readonly at: string;
  readonly version: number;
}

export interface DossierDetail {
  readonly dossier: Dossier;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly history: readonly HistoryEntry[];
}

/** Read side of dossiers: lists are limited to what the policy lets the actor see. */
export interface DossierLists {
  detail(id: string): Promise<DossierDetail | undefined>;
  /** The newest first. */
  ofOwner(ownerId: string, request: ListRequest): Promise<Page<Dossier>>;
  /** By time left: waiting ones by submission, those under way by due date. */
  queue(queue: Queue, visible: Visible, request: ListRequest): Promise<Page<Dossier>>;
}
