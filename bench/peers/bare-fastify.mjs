/** The limit: bare Fastify and pg, no authentication. Writes dossier and outbox in the usual four round trips; reads one row by id. */
import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
await pool.query(`create table if not exists bare_dossier (id uuid primary key, procedure_code text, agency_code text, owner_id text, answers jsonb, submitted_at timestamptz)`);
await pool.query('create table if not exists bare_outbox (seq bigint generated always as identity primary key, id uuid, type text, data jsonb)');
const app = Fastify();

app.post('/dossiers', async (request, reply) => {
  const { procedureCode, agencyCode, answers } = request.body;
  const id = randomUUID();
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query({ name: 'd', text: 'insert into bare_dossier values ($1, $2, $3, $4, $5, now())', values: [id, procedureCode, agencyCode, 'someone', JSON.stringify(answers)] });
    await client.query({ name: 'o', text: 'insert into bare_outbox (id, type, data) values ($1, $2, $3)', values: [randomUUID(), 'dossier.submitted.v1', JSON.stringify({ id, procedureCode, agencyCode })] });
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
  return reply.status(201).send({ id });
});

app.get('/dossiers/:id', async (request) => {
  const { rows } = await pool.query({ name: 'r', text: 'select * from bare_dossier where id = $1', values: [request.params.id] });
  return rows[0];
});

await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
process.send?.('ready');
