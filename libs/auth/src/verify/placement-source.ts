import type { Placement } from '@tinhso/kernel';
import { authErrors } from '../auth.errors.js';
import type { ServiceTokens } from '../service/service-tokens.js';

/** Where an official works now. */
export interface PlacementSource {
  placementsFor(username: string): Promise<readonly Placement[]>;
}

export const noPlacements: PlacementSource = { placementsFor: async () => [] };

export interface DirectoryPlacementsOptions {
  /** Origin of the directory, without a path. */
  readonly directoryUrl: string;
  readonly tokens: Pick<ServiceTokens, 'token'>;
  readonly fetch?: typeof fetch;
  readonly now?: () => number;
}

interface Known {
  readonly placements: readonly Placement[];
  readonly at: number;
}

const freshMs = 30_000;
const usableMs = 60_000;

/**
 * Asks the directory, and asks again after 30 s; while the directory is down the last answer counts for 60 s,
 * so that a transfer acts within a minute whatever happens. Throws `auth/directory-unavailable` after that.
 */
export class DirectoryPlacements implements PlacementSource {
  private readonly known = new Map<string, Known>();
  private readonly asking = new Map<string, Promise<readonly Placement[]>>();

  constructor(private readonly options: DirectoryPlacementsOptions) {}

  async placementsFor(username: string): Promise<readonly Placement[]> {
    const known = this.known.get(username);
    const age = known ? this.now() - known.at : Number.POSITIVE_INFINITY;
    if (known && age < freshMs) return known.placements;
    try {
      return await this.askOnce(username);
    } catch {
      if (known && age < usableMs) return known.placements;
      throw authErrors('auth/directory-unavailable');
    }
  }

  private askOnce(username: string): Promise<readonly Placement[]> {
    const running = this.asking.get(username) ?? this.ask(username).finally(() => this.asking.delete(username));
    this.asking.set(username, running);
    return running;
  }

  private async ask(username: string): Promise<readonly Placement[]> {
    const request = this.options.fetch ?? fetch;
    const answer = await request(`${this.options.directoryUrl}/api/directory/v1/officers/${encodeURIComponent(username)}/placements`, {
      headers: { authorization: `Bearer ${await this.options.tokens.token()}`, accept: 'application/json' }, signal: AbortSignal.timeout(3_000),
    });
    if (!answer.ok && answer.status !== 404) throw new Error(`directory answered ${answer.status}`);
    const placements = answer.status === 404 ? [] : listOf(await answer.json());
    this.known.set(username, { placements, at: this.now() });
    return placements;
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }
}

function listOf(body: unknown): readonly Placement[] {
  const items = Array.isArray(body) ? body : (body as { items?: unknown } | null)?.items;
  if (!Array.isArray(items)) throw new Error('directory answered without a list');
  return items as Placement[];
}
