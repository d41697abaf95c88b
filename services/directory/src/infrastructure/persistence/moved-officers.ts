import type { Officer } from '@tinhso/definitions';
import type { Tx } from '@tinhso/persistence';
import type { Transfer } from '../../domain/transfer.js';
import type { OfficerNow, Officers } from '../../ports/officers.js';
import type { KnownPlacements, PlacementsRepository } from './placements.repository.js';

const now = ({ username, name, roles, placements }: Officer, moved: KnownPlacements | undefined): OfficerNow =>
  ({ username, name, roles, placements: moved?.placements ?? placements, version: moved?.version ?? 0 });

/** The officers of the province pack, where the table says they work since. */
export class MovedOfficers implements Officers {
  constructor(private readonly officers: readonly Officer[], private readonly placements: PlacementsRepository) {}

  async find(username: string): Promise<OfficerNow | undefined> {
    const officer = this.officers.find((one) => one.username === username);
    return officer && now(officer, await this.placements.find(username));
  }

  async all(): Promise<readonly OfficerNow[]> {
    const moved = await this.placements.all();
    return this.officers.map((officer) => now(officer, moved.get(officer.username)));
  }

  save(tx: Tx, { username, placements, seenVersion }: Transfer): void {
    this.placements.save(tx, username, placements, seenVersion);
  }
}
