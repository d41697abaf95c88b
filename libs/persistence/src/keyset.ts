import { createHmac, timingSafeEqual } from 'node:crypto';
import { DomainError } from '@tinhso/kernel';

/** One page of a keyset-paged list; `next` is opaque and signed, absent on the last page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

const sign = (secret: string, body: string): string => createHmac('sha256', secret).update(body).digest('base64url').slice(0, 22);

/** Makes and reads cursors: the sort key of the last row seen, signed so that nobody can point one elsewhere. */
export class Cursors {
  constructor(private readonly secret: string) {}

  encode(position: readonly (string | number | null)[]): string {
    const body = Buffer.from(JSON.stringify(position)).toString('base64url');
    return `${body}.${sign(this.secret, body)}`;
  }

  /** Throws `common/bad-cursor` when the cursor was not made here. */
  decode(cursor: string): (string | number | null)[] {
    const [body = '', mac = ''] = cursor.split('.');
    const expected = Buffer.from(sign(this.secret, body));
    const given = Buffer.from(mac);
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) throw new DomainError('invalid', 'common/bad-cursor');
    return JSON.parse(Buffer.from(body, 'base64url').toString()) as (string | number | null)[];
  }
}

/** Cuts a result of limit + 1 rows into a page. */
export function pageOf<Row, Item>(
  rows: readonly Row[], limit: number, cursors: Cursors, key: (row: Row) => (string | number | null)[], item: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return rows.length > limit && last !== undefined
    ? { items: shown.map(item), next: cursors.encode(key(last)) }
    : { items: shown.map(item) };
}
