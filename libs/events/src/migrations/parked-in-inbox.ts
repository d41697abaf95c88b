import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A parked event holds its place in the inbox, so that nobody effects it beside its parking. */
export class ParkedInInbox1764000000005 implements MigrationInterface {
  readonly name = 'ParkedInInbox1764000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('insert into inbox (consumer, event_id) select consumer, event_id from parked_event where event_id is not null on conflict do nothing');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('delete from inbox i using parked_event p where p.consumer = i.consumer and p.event_id = i.event_id');
  }
}
