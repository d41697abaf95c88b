import { parseArgs } from 'node:util';

export const help = `usage: scripts/audit verify --database <url> [--schema <name> ...] [--anchors <file>] [--json]

Recomputes the audit chain of each service schema, compares it with its anchors and names the first bad row.

  --database <url>  PostgreSQL address of a role that may read (DATABASE_URL when left out)
  --schema <name>   a service's schema, may be repeated; every schema with an audit when left out
  --anchors <file>  the sealer's anchor file: finds also what was done to the anchors in the database
  --json            one line of JSON for each schema

Ends with 0 when every chain is whole, 1 when a fault was found, 2 when a chain could not be read.`;

export interface VerifyArguments {
  readonly help: boolean;
  readonly json: boolean;
  readonly database?: string;
  readonly schemas: readonly string[];
  readonly anchors?: string;
}

/** Throws on an unknown option or command. */
export function verifyArguments(argv: readonly string[], env: NodeJS.ProcessEnv): VerifyArguments {
  const { values, positionals } = parseArgs({
    args: [...argv], allowPositionals: true,
    options: {
      database: { type: 'string' }, schema: { type: 'string', multiple: true }, anchors: { type: 'string' },
      json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
    },
  });
  const wanted = positionals.length === 1 && positionals[0] === 'verify';
  if (!values.help && !wanted) throw new Error(`say what to do: verify (given: ${positionals.join(' ') || 'nothing'})`);
  return {
    help: values.help ?? false, json: values.json ?? false, schemas: values.schema ?? [],
    database: values.database ?? env['DATABASE_URL'], anchors: values.anchors,
  };
}
