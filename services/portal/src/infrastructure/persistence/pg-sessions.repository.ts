import type { Actor, Clock } from '@tinhso/kernel';
import { readNamed } from '@tinhso/persistence';
import type { Pool } from 'pg';
import { hashOf, randomToken } from '../../session/seal.js';
import type { Seal } from '../../session/seal.js';
import { Sessions } from '../../session/session.js';
import type { Session, Tokens } from '../../session/session.js';

interface Content { readonly actor: Actor; readonly tokens: Tokens }
interface SessionRow { readonly version: number; readonly sealed: Buffer; readonly seen_at: Date }

const idleMs = 60 * 60_000;
const wholeMs = 12 * 60 * 60_000;
/** The time of the last look is written at most this often. */
const seenEveryMs = 60_000;

/** A session ends after an hour without a look, and after twelve in any case. */
export class PgSessions extends Sessions {
  constructor(private readonly pool: () => Pool, private readonly seal: Seal, private readonly clock: Clock) {
    super();
  }

  async open(actor: Actor, tokens: Tokens): Promise<Session> {
    const id = randomToken();
    const now = this.clock.now();
    await readNamed(this.pool(), {
      name: 'session-open', text: 'with old as (delete from session where expires_at < $4) insert into session (id_hash, version, sealed, seen_at, expires_at) values ($1, $2, $3, $4, $5)',
      values: [hashOf(id), 1, this.seal.close({ actor, tokens }, id), now, new Date(now.getTime() + wholeMs)],
    });
    return { id, version: 1, actor, tokens };
  }

  async find(id: string): Promise<Session | undefined> {
    const now = this.clock.now();
    const [row] = await readNamed<SessionRow>(this.pool(), {
      name: 'session-find', text: 'select version, sealed, seen_at from session where id_hash = $1 and expires_at > $2 and seen_at > $3',
      values: [hashOf(id), now, new Date(now.getTime() - idleMs)],
    });
    if (!row) return undefined;
    if (now.getTime() - row.seen_at.getTime() > seenEveryMs) await this.touch(id, now);
    return { id, version: row.version, ...(this.seal.open(row.sealed, id) as Content) };
  }

  async renew(session: Session, actor: Actor, tokens: Tokens): Promise<boolean> {
    const rows = await readNamed(this.pool(), {
      name: 'session-renew', text: 'update session set sealed = $3, version = version + 1 where id_hash = $1 and version = $2 returning version',
      values: [hashOf(session.id), session.version, this.seal.close({ actor, tokens }, session.id)],
    });
    return rows.length === 1;
  }

  async close(id: string): Promise<void> {
    await readNamed(this.pool(), { name: 'session-close', text: 'delete from session where id_hash = $1', values: [hashOf(id)] });
  }

  private async touch(id: string, now: Date): Promise<void> {
    await readNamed(this.pool(), { name: 'session-touch', text: 'update session set seen_at = $2 where id_hash = $1', values: [hashOf(id), now] });
  }
}
