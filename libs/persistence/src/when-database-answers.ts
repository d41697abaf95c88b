import { isDatabaseGone } from './sql-errors.js';

export interface Patience {
  readonly within: number;
  readonly every: number;
}

/**
 * Does work that may be repeated, and does it again for 30 s while the database is still starting or the machine is too
 * busy to answer: a service that boots beside its database must not die of being first. Other errors pass at once.
 */
export async function whenDatabaseAnswers<T>(work: () => Promise<T>, { within, every }: Patience = { within: 30_000, every: 200 }): Promise<T> {
  for (const until = Date.now() + within; ;) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseGone(error) || Date.now() > until) throw error;
      await new Promise((resolve) => { setTimeout(resolve, every); });
    }
  }
}
