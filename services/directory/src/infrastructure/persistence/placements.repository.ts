import type { Pool } from 'pg';
import type { Placement } from '@tinhso/kernel';
import { readNamed } from '@tinhso/persistence';
import type { Tx } from '@tinhso/persistence';

export interface KnownPlacements {
  readonly placements: readonly Placement[];
  /** 0 while the pack's own word holds. */
  readonly version: number;
}

/** Where officers work since they were moved; without a row the pack's word holds. */
export class PlacementsRepository {
  constructor(private readonly pool: () => Pool) {}

  async find(username: string): Promise<KnownPlacements | undefined> {
    const [row] = await readNamed<KnownPlacements>(this.pool(), {
      name: 'placements_find', text: 'select placements, version from officer_placement where username = $1', values: [username],
    });
    return row;
  }

  /** Everybody who was ever moved, by username. */
  async all(): Promise<ReadonlyMap<string, KnownPlacements>> {
    const rows = await readNamed<KnownPlacements & { readonly username: string }>(this.pool(), {
      name: 'placements_all', text: 'select username, placements, version from officer_placement', values: [],
    });
    return new Map(rows.map((row) => [row.username, row]));
  }

  save(tx: Tx, username: string, placements: readonly Placement[], seenVersion: number): void {
    tx.add({
      name: 'officer_placement', expectRows: 1,
      text: `insert into officer_placement as p (username, version, placements) values ($1, $2 + 1, $3)
             on conflict (username) do update set version = excluded.version, placements = excluded.placements, changed_at = now()
             where p.version = $2 returning username`,
      values: [username, seenVersion, JSON.stringify(placements)],
    });
  }
}
