import pg from 'pg';
import type { Verification } from '../verification.js';
import { verifyChain } from '../verify-chain.js';
import type { VerifyArguments } from './verify-arguments.js';

const audited = `select schemaname from pg_tables where tablename = 'audit_seal' order by 1`;

async function schemasOf(database: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    return (await client.query<{ schemaname: string }>(audited)).rows.map(({ schemaname }) => schemaname);
  } finally {
    await client.end();
  }
}

async function verifySchema(database: string, schema: string, anchorFile: string | undefined): Promise<Verification> {
  const pool = new pg.Pool({ connectionString: database, max: 1, options: `-c search_path=${pg.escapeIdentifier(schema)}` });
  pool.on('error', () => undefined);
  try {
    return await verifyChain(pool, { anchorFile });
  } finally {
    await pool.end();
  }
}

const line = (schema: string, { ok, fault, verified, pending, anchors }: Verification): string => {
  if (ok) return `${schema}: whole: ${verified} records, ${anchors} anchors, ${pending} not sealed yet`;
  const row = [fault?.seq && `record seq ${fault.seq}`, fault?.position && `position ${fault.position}`].filter(Boolean).join(', ');
  return `${schema}: ${fault?.kind.toUpperCase()} at ${row}: ${fault?.text} (${verified} records before it are whole)`;
};

/** Verifies each schema and prints a line for it; returns the exit code. Throws when a chain cannot be read. */
export async function verifySchemas(given: VerifyArguments, print: (text: string) => void): Promise<number> {
  if (!given.database) throw new Error('--database or DATABASE_URL is needed');
  const schemas = given.schemas.length > 0 ? given.schemas : await schemasOf(given.database);
  if (schemas.length === 0) throw new Error('no schema with an audit found');
  let code = 0;
  for (const schema of schemas) {
    const result = await verifySchema(given.database, schema, given.anchors);
    print(given.json ? JSON.stringify({ schema, ...result }) : line(schema, result));
    if (!result.ok) code = 1;
  }
  return code;
}
