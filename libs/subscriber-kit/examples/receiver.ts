// A receiver of TinhSo events in TypeScript; Node 24 runs it as it stands: SECRET=whsec_… node receiver.ts
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';

interface Event { readonly id: string; readonly type: string; readonly source: string; readonly subject: string; readonly sequence?: string; readonly data: unknown }

const { SECRET = '', PORT = '8787', DATABASE = ':memory:' } = process.env;
const key = Buffer.from(SECRET.replace('whsec_', ''), 'base64');
const database = new DatabaseSync(DATABASE);
database.exec(`
  create table if not exists seen (id text primary key);
  create table if not exists latest (source text, subject text, sequence integer, primary key (source, subject));
  create table if not exists effect (place integer primary key, id text, type text, subject text, data text)`);

const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Signed with our secret, over exactly these bytes, at most five minutes from now. */
function isGenuine(headers: Readonly<Record<string, unknown>>, body: string): boolean {
  const [id, time, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => String(headers[name] ?? ''));
  if (!(Math.abs(Date.now() / 1000 - Number(time || NaN)) <= 300)) return false;
  const expected = `v1,${createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64')}`;
  return (signatures ?? '').split(' ').some((one) => same(one, expected));
}

/** Knowing that we had it, knowing how far the subject is, and the effect itself commit together, or none of them does. */
function takeEffect({ id, type, source, subject, sequence, data }: Event): void {
  database.exec('begin immediate');
  try {
    const isNew = database.prepare('insert or ignore into seen values (?)').run(id).changes === 1;
    const isNewer = isNew && database.prepare(`insert into latest values (?, ?, ?) on conflict do update set sequence = excluded.sequence
      where excluded.sequence > latest.sequence`).run(source, subject, Number(sequence ?? 1)).changes === 1;
    // Here stands what you do with the event. Types that you do not know are passed over.
    if (isNewer) database.prepare('insert into effect (id, type, subject, data) values (?, ?, ?, ?)').run(id, type, subject, JSON.stringify(data));
    database.exec('commit');
  } catch (error) {
    database.exec('rollback');
    throw error;
  }
}

createServer(async (request, response) => {
  // The handshake: we agree to be sent events by whoever has our secret.
  if (request.method === 'OPTIONS') return response.setHeader('webhook-allowed-origin', request.headers['webhook-request-origin'] ?? '*').setHeader('webhook-allowed-rate', '*').end();
  if (request.method === 'GET') return response.end(JSON.stringify(database.prepare('select id from effect order by place').all()));
  try {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts).toString();
    if (!isGenuine(request.headers, body)) return response.writeHead(401).end();
    takeEffect(JSON.parse(body));
    response.writeHead(204).end();
  } catch {
    response.writeHead(500).end(); // it comes again, in order
  }
}).listen(Number(PORT), '127.0.0.1', () => console.log(`listening at http://127.0.0.1:${PORT}/`));
