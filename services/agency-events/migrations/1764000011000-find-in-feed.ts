import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Readers start from a time and narrow by agency. The generation names this numbering: a feed that is built anew counts
 * otherwise, and a cursor of the one before must not pass for one of it. `recorded_at` never goes back, whatever the
 * machine's clock does, so that the first entry of a time is found by index.
 */
export class FindInFeed1764000011000 implements MigrationInterface {
  readonly name = 'FindInFeed1764000011000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update feed_entry e set recorded_at = m.latest
      from (select position, max(recorded_at) over (order by position) as latest from feed_entry) m where m.position = e.position`);
    await runner.query(`alter table feed_head add generation uuid not null default gen_random_uuid(), add recorded_at timestamptz not null default '-infinity'`);
    await runner.query(`update feed_head set recorded_at = coalesce((select max(recorded_at) from feed_entry), '-infinity')`);
    await runner.query(`alter table feed_entry add agency text generated always as (event -> 'data' ->> 'agencyCode') stored`);
    await runner.query('create index feed_entry_agency on feed_entry (agency, position)');
    await runner.query('create index feed_entry_recorded on feed_entry (recorded_at, position)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table feed_entry drop column agency');
    await runner.query('drop index feed_entry_recorded');
    await runner.query('alter table feed_head drop column generation, drop column recorded_at');
  }
}
