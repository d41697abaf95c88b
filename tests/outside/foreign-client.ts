import { execFile } from 'node:child_process';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = new URL('../..', import.meta.url).pathname;
const { NODE_OPTIONS: _, ...env } = process.env;
const node = (args: string[], more: Record<string, string> = {}) => run(process.execPath, args, { cwd: root, env: { ...env, ...more }, maxBuffer: 1 << 26 });

const generate = (folder: string): string => `
  import { createClient } from '@hey-api/openapi-ts';
  await createClient({
    input: 'docs/generated/openapi.json', output: '${folder}/client', logs: { level: 'silent' },
    parser: { filters: { tags: { include: ['agency-events'] } } }, plugins: ['@hey-api/typescript', '@hey-api/client-fetch', '@hey-api/sdk'],
  });`;

/** What an agency's programmer writes around the generated client: the feed, page after page, until a page is empty. */
const reader = `
import { client } from './client/client.gen.js';
import { readEvents } from './client/sdk.gen.js';

client.setConfig({ baseUrl: process.env['ORIGIN'] ?? '', headers: { authorization: 'Bearer ' + process.env['TOKEN'] } });
const events: unknown[] = [];
for (let cursor: string | undefined; ;) {
  const { data, response, error } = await readEvents({ query: cursor === undefined ? { from: 'beginning', limit: 5 } : { cursor, limit: 5 } });
  if (!data) throw new Error(JSON.stringify(error));
  events.push(...data);
  if (data.length === 0) break;
  cursor = new URL(/<(.*)>/.exec(response?.headers.get('link') ?? '')?.[1] ?? '', 'http://x').searchParams.get('cursor') ?? undefined;
}
console.log(JSON.stringify(events));
`;

/** Generates a client from the committed OpenAPI document, compiles a program around it and runs it. Resolves to what it read. */
export async function readByGeneratedClient(origin: string, token: string): Promise<unknown[]> {
  const folder = join(root, '.cache', `foreign-${process.pid}`);
  try {
    await mkdir(folder, { recursive: true });
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    await node(['--input-type=module', '-e', generate(folder)]);
    await writeFile(join(folder, 'reader.ts'), reader);
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    await node(['node_modules/typescript/bin/tsc', '--ignoreConfig', '--strict', '--skipLibCheck', '--target', 'es2024', '--module', 'nodenext', '--types', 'node', '--outDir', join(folder, 'out'), '--rootDir', folder, join(folder, 'reader.ts')])
      .catch((error: { stdout?: string }) => { throw new Error(error.stdout ?? String(error)); });
    return JSON.parse((await node([join(folder, 'out', 'reader.js')], { ORIGIN: origin, TOKEN: token })).stdout) as unknown[];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
