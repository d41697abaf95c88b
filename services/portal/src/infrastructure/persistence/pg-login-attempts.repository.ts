import type { Clock } from '@tinhso/kernel';
import { readNamed } from '@tinhso/persistence';
import type { Pool } from 'pg';
import { hashOf } from '../../session/seal.js';
import type { Seal } from '../../session/seal.js';
import { LoginAttempts } from '../../session/session.js';
import type { LoginAttempt } from '../../session/session.js';

const attemptMs = 10 * 60_000;

/** A log-in under way belongs to one browser and is good for one use within ten minutes. */
export class PgLoginAttempts extends LoginAttempts {
  constructor(private readonly pool: () => Pool, private readonly seal: Seal, private readonly clock: Clock) {
    super();
  }

  async keep(state: string, browser: string, attempt: LoginAttempt): Promise<void> {
    const now = this.clock.now();
    await readNamed(this.pool(), {
      name: 'login-attempt-keep',
      text: 'with old as (delete from login_attempt where expires_at < $4) insert into login_attempt (state_hash, browser_hash, sealed, expires_at) values ($1, $2, $3, $5)',
      values: [hashOf(state), hashOf(browser), this.seal.close(attempt, browser), now, new Date(now.getTime() + attemptMs)],
    });
  }

  async take(state: string, browser: string): Promise<LoginAttempt | undefined> {
    const [row] = await readNamed<{ sealed: Buffer }>(this.pool(), {
      name: 'login-attempt-take', text: 'delete from login_attempt where state_hash = $1 and browser_hash = $2 and expires_at > $3 returning sealed',
      values: [hashOf(state), hashOf(browser), this.clock.now()],
    });
    return row ? (this.seal.open(row.sealed, browser) as LoginAttempt) : undefined;
  }
}
