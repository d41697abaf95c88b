import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  `create table contract (
    id uuid primary key, client text not null, state text not null, purpose text not null, legal_basis text not null, types text[] not null, areas text[] not null,
    personal_fields jsonb not null, valid_from timestamptz not null, valid_to timestamptz, proposed_by text not null, proposed_at timestamptz not null,
    decided_by text, decided_at timestamptz, decision_reason text,
    withdrawn_by text, withdrawn_at timestamptz, withdrawn_position bigint, withdrawn_reason text
  )`,
  'create index contract_newest on contract (id desc)',
  'create index contract_client on contract (client, id desc)',
  // The row is the lock under which a client's subscriptions are counted.
  `create table receiver_quota (
    client text primary key, max_subscriptions int not null, requests_per_minute int not null, concurrency int not null,
    used int not null default 0, changed_revision bigint not null default 0, check (used <= max_subscriptions)
  )`,
  `create table subscription (
    id uuid primary key, contract_id uuid not null references contract, client text not null, version int not null default 1, state text not null, reason text,
    source text, types text[], filters jsonb not null, sink text not null, headers jsonb not null, start text not null, technician text,
    credential_type text, sealed_credential text, created_at timestamptz not null,
    "cursor" bigint, sequence bigint not null default 0, changed_revision bigint not null,
    allowed_rate int, consented_at timestamptz, throttled_until timestamptz, disabled_at timestamptz, alerted_at timestamptz, quiet boolean not null default true
  )`,
  'create index subscription_client on subscription (client, id)',
  'create index subscription_contract on subscription (contract_id)',
  'create index subscription_changed on subscription (changed_revision)',
  `create table subscription_secret (
    id uuid primary key, subscription_id uuid not null references subscription on delete cascade, sealed text not null,
    since timestamptz not null, valid_until timestamptz
  )`,
  'create index subscription_secret_of on subscription_secret (subscription_id)',
  // position: up to which live subscriptions are planned · revision: counts changes to what is to be delivered · epoch: of the one who plans.
  `create table webhook_head (
    only_row boolean primary key default true check (only_row), position bigint not null default 0, revision bigint not null default 0,
    owner text, epoch bigint not null default 0, expires_at timestamptz
  )`,
  'insert into webhook_head default values',
  `create table webhook_delivery (
    subscription_id uuid not null references subscription on delete cascade, sequence bigint not null, position bigint not null, event_id uuid not null,
    type text not null, subject text not null, state text not null, planned_at timestamptz not null, ended_at timestamptz,
    primary key (subscription_id, sequence)
  )`,
  `create index webhook_delivery_waiting on webhook_delivery (subscription_id, sequence) where state = 'waiting'`,
  // Old ones lie together, so the smallest of indexes finds them; a larger one would be paid for by every delivery.
  'create index webhook_delivery_age on webhook_delivery using brin (planned_at)',
  // One row for each subject whose next event could not be delivered; no next_at: it waits for a person.
  `create table webhook_block (
    subscription_id uuid not null references subscription on delete cascade, subject text not null, sequence bigint not null, failures int not null,
    since timestamptz not null, next_at timestamptz, error text not null, primary key (subscription_id, subject)
  )`,
  'create index webhook_block_due on webhook_block (next_at) where next_at is not null',
  `create table webhook_attempt (
    subscription_id uuid not null references subscription on delete cascade, sequence bigint, kind text not null, at timestamptz not null,
    took_ms int not null, url text not null, request_headers jsonb not null, status int, error text, response_headers jsonb, response_body text
  )`,
  'create index webhook_attempt_of on webhook_attempt (subscription_id, sequence, at)',
  'create index webhook_attempt_age on webhook_attempt using brin (at)',
];

/** Contracts, subscriptions and what is to be delivered: ids, positions and attempts, never a body. */
export class CreateWebhooks1764000012000 implements MigrationInterface {
  readonly name = 'CreateWebhooks1764000012000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['webhook_attempt', 'webhook_block', 'webhook_delivery', 'webhook_head', 'subscription_secret', 'subscription', 'receiver_quota', 'contract']) await runner.query(`drop table ${name}`);
  }
}
