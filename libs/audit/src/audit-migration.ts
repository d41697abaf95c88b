import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
create table audit_record (
  seq bigint generated always as identity constraint audit_record_pk primary key,
  id uuid not null,
  stream text not null,
  at timestamptz not null default clock_timestamp(),
  actor_id text not null,
  action text not null,
  resource_type text not null,
  resource_id text not null,
  outcome text not null constraint audit_record_outcome check (outcome in ('granted', 'refused')),
  purpose text,
  details jsonb,
  trace_id text
);
create index audit_record_resource on audit_record (resource_type, resource_id, seq);
create table audit_seal (
  position bigint constraint audit_seal_pk primary key,
  record_seq bigint not null constraint audit_seal_record unique,
  hash bytea not null
);
create table audit_anchor (
  id bigint generated always as identity constraint audit_anchor_pk primary key,
  position bigint not null,
  hash bytea not null,
  settled bigint not null,
  at timestamptz not null default clock_timestamp()
)`;

/** The service may add to its audit, never change or remove: the hashes live beside the records for that reason. */
const revoke = `
do $$ begin
  execute format('revoke update, delete, truncate on audit_record, audit_seal, audit_anchor from %I', current_schema() || '_app');
end $$`;

/** Records, their chain and its anchors, in the schema of each service. */
export class AuditTables1764000000002 implements MigrationInterface {
  readonly name = 'AuditTables1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(revoke);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table audit_anchor, audit_seal, audit_record');
  }
}
