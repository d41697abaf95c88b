import type { MigrationInterface, QueryRunner } from 'typeorm';

// A queue's table is full of deleted rows between two vacuums, and PostgreSQL, which takes it for small, would read all
// of it to sort the few rows that wait: the position's index is the only plan allowed.
const outboxWaiting = `
  create function outbox_waiting(most int) returns setof outbox language sql stable
  set enable_seqscan = off set enable_sort = off set enable_bitmapscan = off as $$
    select o.* from outbox o
    where o.refused is null and not exists (
      select from outbox b where b.refused is not null and b.topic = o.topic and b.subject = o.subject)
    order by o.seq limit most
  $$`;

/** The outbox read by position whatever PostgreSQL believes of its size. */
export class OutboxReading1764000000003 implements MigrationInterface {
  readonly name = 'OutboxReading1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(outboxWaiting);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function outbox_waiting(int)');
  }
}
