import type { Client } from 'pg';
import type { ReadModel, TableComparison } from './read-model.js';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

interface Named { readonly name: string; readonly definition: string }

/** Copies of a read model's tables under the same names in another schema, whose role of DDL the client has. */
export class ShadowTables {
  constructor(private readonly client: Client, private readonly live: string, private readonly shadow: string, private readonly model: ReadModel) {}

  /** Empty tables with every column, constraint and index of the live ones, under the same names. */
  async create(): Promise<void> {
    if (this.model.keptBecause === undefined) await this.refuseStrangers();
    await this.drop();
    for (const table of this.model.tables) {
      const text = `create table ${this.of(this.shadow, table)} (like ${this.of(this.live, table)} including defaults including constraints including identity including generated including storage)`;
      await this.client.query(text);
    }
    for (const table of this.model.tables) await this.copyKeys(table);
    for (const text of this.model.reset ?? []) await this.client.query(text);
  }

  async drop(): Promise<void> {
    const text = `drop table if exists ${this.model.tables.map((table) => this.of(this.shadow, table)).join(', ')}`;
    await this.client.query(text);
  }

  /** Nobody writes or reads the live tables from here to the end of the transaction. */
  async lockLive(): Promise<void> {
    const text = `lock table ${this.model.tables.map((table) => this.of(this.live, table)).join(', ')} in access exclusive mode`;
    await this.client.query(text);
  }

  /** The shadow takes the place of the live tables; the statements that wait for these find the new ones. */
  async exchange(): Promise<void> {
    const dropping = `drop table ${this.model.tables.map((table) => this.of(this.live, table)).join(', ')}`;
    await this.client.query(dropping);
    for (const table of this.model.tables) {
      const moving = `alter table ${this.of(this.shadow, table)} set schema ${quoted(this.live)}`;
      await this.client.query(moving);
    }
  }

  async compare(): Promise<TableComparison[]> {
    const found: TableComparison[] = [];
    for (const table of this.model.tables) {
      const columns = await this.comparedColumns(table);
      const [live, rebuilt] = [await this.digest(this.live, table, columns), await this.digest(this.shadow, table, columns)];
      found.push({ table, rows: { live: live.rows, rebuilt: rebuilt.rows }, checksum: { live: live.checksum, rebuilt: rebuilt.checksum } });
    }
    return found;
  }

  /** A sum over rows, so that their order does not matter; a row that is there twice counts twice. */
  private async digest(schema: string, table: string, columns: readonly string[]): Promise<{ rows: number; checksum: string }> {
    const row = columns.length > 0 ? `row(${columns.map(quoted).join(', ')})::text` : `''`;
    const text = `select count(*)::int as rows, coalesce(sum(('x' || left(md5(${row}), 15))::bit(60)::bigint), 0)::text as checksum from ${this.of(schema, table)}`;
    const { rows } = await this.client.query<{ rows: number; checksum: string }>(text);
    return rows[0] ?? { rows: 0, checksum: '0' };
  }

  private async comparedColumns(table: string): Promise<string[]> {
    const { rows } = await this.client.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = format('%I.%I', $1::text, $2::text)::regclass and attnum > 0 and not attisdropped order by attname`, [this.live, table]);
    return rows.map(({ name }) => name).filter((name) => !this.model.incidental?.includes(`${table}.${name}`));
  }

  /** With the search path of the shadow first, a key that refers to another table of the model refers to its copy. */
  private async copyKeys(table: string): Promise<void> {
    const keys = await this.named(`
      select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
      where conrelid = format('%I.%I', $1::text, $2::text)::regclass and contype in ('p', 'u', 'x', 'f') order by contype = 'f'`, table, this.live);
    for (const { name, definition } of keys) {
      const text = `alter table ${this.of(this.shadow, table)} add constraint ${quoted(name)} ${definition}`;
      await this.client.query(text);
    }
    const indexes = await this.named(`
      select c.relname as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indrelid = format('%I.%I', $1::text, $2::text)::regclass and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`, table, this.live);
    for (const { definition } of indexes) await this.client.query(definition.replace(/ ON \S+ /, ` ON ${this.of(this.shadow, table)} `));
  }

  /** Definitions name a table without its schema when it is on the path; the live schema is on it alone while they are read. */
  private async named(text: string, table: string, path: string): Promise<Named[]> {
    await this.client.query('select set_config(\'search_path\', $1, false)', [`${path}, public`]);
    const { rows } = await this.client.query<Named>(text, [this.live, table]);
    await this.client.query('select set_config(\'search_path\', $1, false)', [`${this.shadow}, ${this.live}, public`]);
    return rows;
  }

  private async refuseStrangers(): Promise<void> {
    const { rows } = await this.client.query<{ by: string }>(`
      select distinct conrelid::regclass::text as by from pg_constraint k join pg_class c on c.oid = k.confrelid join pg_namespace n on n.oid = c.relnamespace
      where k.contype = 'f' and n.nspname = $1 and c.relname = any($2)
        and k.conrelid not in (select format('%I.%I', $1::text, t)::regclass from unnest($2::text[]) as t)`, [this.live, this.model.tables]);
    if (rows.length > 0) throw new Error(`${rows.map(({ by }) => by).join(', ')} refers to tables of the read model`);
  }

  private of(schema: string, table: string): string {
    return `${quoted(schema)}.${quoted(table)}`;
  }
}
