import { Body, Controller, Get, Module, Param, Post } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { definePermissions, Public } from '@tinhso/auth';
import { outboxChange } from '@tinhso/events';
import type { ConsumerDefinition } from '@tinhso/events';
import { DomainError, newId } from '@tinhso/kernel';
import { readNamed } from '@tinhso/persistence';
import type { Change, Tx } from '@tinhso/persistence';
import { Context, keepAnswer, Operation } from '../src/index.js';
import type { CommandContext, Platform, ServiceDefinition } from '../src/index.js';

const topic = 'notes-test.note.events';
const tables = ['create table note (id uuid primary key)', 'create table listed (id text primary key, seen int not null default 1)'];

class CreateNotes1764000009000 {
  readonly name = 'CreateNotes1764000009000';
  async up(runner: { query(text: string): Promise<unknown> }): Promise<void> { for (const table of tables) await runner.query(table); }
  async down(): Promise<void> { /* a test's schema is dropped whole */ }
}

/** Stands between the event and the read model: closed, the projector lags. */
export class Gate {
  private waiting: (() => void)[] = [];
  private shut = false;

  close(): void { this.shut = true; }

  open(): void {
    this.shut = false;
    this.waiting.splice(0).forEach((go) => go());
  }

  pass(): Promise<void> { return this.shut ? new Promise((resolve) => { this.waiting.push(resolve); }) : Promise.resolve(); }
}

const follow = (gate: Gate): ConsumerDefinition => ({
  group: 'notes-test.list', topics: [topic], types: ['note.written.v1', 'note.forbidden.v1'], kind: 'projection',
  handle: async (event, tx) => {
    await gate.pass();
    if (event.type === 'note.forbidden.v1') throw new DomainError('conflict', 'test/never');
    tx.add({ name: 'listed', text: 'insert into listed (id) values ($1) returning id', values: [event.subject] });
  },
});

const insert = (id: string): Change => ({ name: 'note', expectRows: 1, text: 'insert into note (id) values ($1) returning id', values: [id] });
const tell = (tx: Tx, id: string, type: string, sequence = 1): void => tx.add(outboxChange([{ id: newId(), type, subject: id, sequence, aggregateVersion: sequence, topic, data: { id }, time: '2026-11-23T09:00:00+07:00' }], 'note'));
const answer = Type.Object({ id: Type.String() });

/** One command and one query over a read model that a consumer fills, under the code that every service runs on. */
export const notesService = (gate: Gate): ServiceDefinition => {
  const made = (platform: Platform): DynamicModule => {
    @Controller('notes')
    @Public('a test')
    class Notes {
      @Post()
      @Operation({ id: 'writeNote', summary: 'write', answer, example: { id: 'x' }, status: 201, idempotent: true })
      write(@Context() context: CommandContext, @Body() { type = 'note.written.v1' }: { type?: string } = {}): Promise<{ id: string }> {
        return platform.transactions.run(async (tx) => {
          const id = newId();
          tx.add(insert(id));
          if (type !== 'silent') tell(tx, id, type);
          keepAnswer(tx, context, 201, { id });
          if (type === 'note.broken.v1') throw new DomainError('invalid', 'common/invalid-input');
          return Promise.resolve({ id });
        });
      }

      @Get(':id')
      @Operation({ id: 'findNote', summary: 'find', answer: Type.Array(answer), example: [], fedBy: ['notes-test.list'] })
      find(@Param('id') id: string): Promise<{ id: string }[]> {
        return readNamed(platform.pool(), { name: 'listed', text: 'select id from listed where id = $1', values: [id] });
      }
    }
    @Module({})
    class NotesModule {}
    return { module: NotesModule, controllers: [Notes] };
  };
  return {
    name: 'notes-test', title: 'Notes', permissions: definePermissions({}), errors: [], migrations: [CreateNotes1764000009000], publishes: [topic],
    module: made, consumers: () => [follow(gate)],
  };
};
