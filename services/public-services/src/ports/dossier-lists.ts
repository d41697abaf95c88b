import type { Page } from '@tinhso/persistence';
import type { Visible } from '@tinhso/auth';
import type { BusinessStatus, Dossier } from '../domain/dossier.js';

/** What lies at somebody's desk; the last four are what is behind a leader's figures. */
export const queues = [
  'waiting', 'unpaid', 'supplement', 'under-way', 'mine', 'awaiting-approval', 'to-sign', 'to-seal', 'to-deliver', 'received', 'due-today', 'late', 'issued',
] as const;
export type Queue = (typeof queues)[number];

/** Who asks for a queue and when: "mine" and "today" depend on it. */
export interface Asked {
  readonly actorId: string;
  readonly at: Date;
}

export interface ListRequest {
  readonly limit: number;
  readonly cursor?: string;
}

/** What a queue is narrowed to; `q` is a part of the code or of the request reference. */
export interface QueueFilter {
  readonly procedure?: string;
  readonly channel?: 'online' | 'counter';
  readonly q?: string;
}

/** A dossier with its answers, from which the applicant's name comes. */
export interface QueuedDossier {
  readonly dossier: Dossier;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** How much an officer holds that can be moved. */
export interface Holding {
  readonly officerId: string;
  readonly held: number;
  readonly late: number;
}

export interface HistoryEntry {
  readonly type: string;
  readonly at: string;
  readonly version: number;
  /** As they were called when they did it. */
  readonly actorName: string;
  readonly data: Readonly<Record<string, unknown>>;
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
  /** By time left: what waits at the counter by submission, what is under way by due date. */
  queue(queue: Queue, visible: Visible, asked: Asked, request: ListRequest & QueueFilter): Promise<Page<QueuedDossier>>;
  /** Wherever it lies, by its whole code or request reference. */
  byCode(code: string, visible: Visible): Promise<readonly QueuedDossier[]>;
  /** Who holds how much, the busiest first. */
  holdings(visible: Visible, asked: Asked): Promise<readonly Holding[]>;
  /** Dossiers that this officer holds and that can be given to another, the most urgent first; at most 500. */
  heldBy(officerId: string, visible: Visible): Promise<readonly Pick<Dossier, 'id' | 'version'>[]>;
  /** How many lie in each queue. */
  counts(visible: Visible, asked: Asked): Promise<Readonly<Record<Queue, number>>>;
}
