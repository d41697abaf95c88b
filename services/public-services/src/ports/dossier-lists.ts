import type { Page } from '@tinhso/persistence';
import type { Visible } from '@tinhso/auth';
import type { BusinessStatus, Dossier } from '../domain/dossier.js';

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

export interface Look {
  readonly at: string;
  readonly action: string;
  readonly outcome: string;
  readonly actorId: string;
}

/** Read side of dossiers: lists are limited to what the policy lets the actor see. */
export interface DossierLists {
  detail(id: string): Promise<DossierDetail | undefined>;
  /** Business status of an accepted dossier by its code. */
  statusOf(code: string): Promise<BusinessStatus | undefined>;
  /** Who looked at a dossier or changed it, the newest first. */
  looks(id: string): Promise<readonly Look[]>;
  /** The newest first. */
  ofOwner(ownerId: string, request: ListRequest): Promise<Page<Dossier>>;
  /** By time left: waiting ones by submission, those under way by due date. */
  queue(queue: Queue, visible: Visible, request: ListRequest): Promise<Page<Dossier>>;
}
