import { query } from './api-client.js';
import type { ApiClient } from './api-client.js';
import type { Visitor } from '../web/request.js';
import type { DossierSummary, PageOf } from './public-services.js';

type Who = Pick<Visitor, 'lang' | 'token'>;

export interface Figures {
  /** As of when. */
  readonly at: string;
  readonly received: number; readonly dueToday: number; readonly late: number; readonly onTime: number; readonly issued: number;
}

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly placements: readonly { readonly agencyCode: string; readonly unitCode: string; readonly position: string }[];
}

interface Told { readonly status: string; readonly statusName: { readonly vi: string; readonly en: string }; readonly at: string }

/** What the national portal knows of a dossier. */
export interface Synchronisation {
  readonly lastAccepted?: Told & { readonly acceptedAt: string };
  readonly waiting: readonly Told[];
  readonly refused: readonly (Told & { readonly reason: { readonly vi: string; readonly en: string } })[];
}

export interface Act {
  /** Last part of the address of the command. */
  readonly path: string;
  readonly version: number;
  readonly idempotencyKey: string;
  readonly body?: unknown;
}

/** The services as the desk uses them; every call speaks for the official and is judged there. */
export class DeskServices {
  constructor(private readonly dossiers: ApiClient, private readonly directory: ApiClient, private readonly synchronisation: ApiClient) {}

  worklist(queue: string, cursor: string | undefined, who: Who): Promise<PageOf<DossierSummary>> {
    return this.dossiers.call(`/worklist${query({ queue, cursor, limit: '50' })}`, who);
  }

  counts(who: Who): Promise<Readonly<Record<string, number>>> {
    return this.dossiers.call('/worklist/counts', who);
  }

  figures(who: Who): Promise<Figures> {
    return this.dossiers.call('/figures', who);
  }

  /** Throws a problem of kind `version-mismatch` when somebody was faster; sent again with the same key it changes nothing. */
  act(id: string, { path, ...act }: Act, who: Who): Promise<DossierSummary> {
    return this.dossiers.call(`/dossiers/${encodeURIComponent(id)}/${path}`, { method: 'POST', ...act, ...who });
  }

  colleagues(agency: string, who: Who): Promise<readonly Colleague[]> {
    return this.directory.call(`/officers${query({ agency, role: 'officer' })}`, who);
  }

  /** undefined while the national portal was told nothing, or when nobody can say. */
  async told(id: string, who: Who): Promise<Synchronisation | undefined> {
    return this.synchronisation.call<Synchronisation>(`/dossiers/${encodeURIComponent(id)}`, who).catch(() => undefined);
  }
}
