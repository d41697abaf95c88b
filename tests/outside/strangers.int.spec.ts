import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CloudEvent, HTTP } from 'cloudevents';
import { eventContracts } from '@tinhso/contracts';
import { newId } from '@tinhso/kernel';
import { eventually } from '@tinhso/testing';
import { feeding } from './feeding.js';
import { readByGeneratedClient } from './foreign-client.js';

const run = promisify(execFile);
const decoded = (html: string): string => html.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** What somebody can do who has nothing of ours but what we publish. */
describe('a stranger', () => {
  let at: Awaited<ReturnType<typeof feeding>>;
  let folder: string;
  const subject = newId();
  const made: string[] = [];
  beforeAll(async () => {
    at = await feeding({ name: 'embedded', kafka: false, keycloak: false });
    folder = await mkdtemp(join(tmpdir(), 'stranger-'));
    for (let sequence = 1; sequence <= 12; sequence += 1) made.push(await at.happened(subject, sequence));
    await eventually(async () => (await at.read({ subject })).events.length === made.length);
  }, 90_000);
  afterAll(async () => {
    await at?.platform.stop();
    await rm(folder, { recursive: true, force: true });
  }, 30_000);

  it('reads the feed with a client generated from the committed OpenAPI document', async () => {
    const events = (await readByGeneratedClient(at.platform.origin, at.token)) as { id: string; subject: string }[];
    expect(events.filter((event) => event.subject === subject).map(({ id }) => id)).toEqual(made);
  }, 90_000);

  it('parses what it read with the CloudEvents SDK, each event strictly valid', async () => {
    const answer = await fetch(`${at.platform.origin}/api/agency-events/v1/events?subject=${subject}`, { headers: { authorization: `Bearer ${at.token}` } });
    const events = HTTP.toEvent({ headers: Object.fromEntries(answer.headers), body: await answer.text() }) as CloudEvent<{ agencyCode: string }>[];
    expect(events.map(({ id }) => id)).toEqual(made);
    expect(events.map((event) => event.validate())).toEqual(made.map(() => true));
    expect(events.map(({ sequence }) => sequence)).toEqual(made.map((_, index) => String(index + 1)));
    expect(events[0]?.data?.agencyCode).toBe('000.00.19.X99');
  });

  it('copies the commands from the page into a shell, and they work as printed', async () => {
    const page = await (await fetch(`${at.platform.origin}/developers/feed`)).text();
    const blocks = [...page.matchAll(/<pre class="code"[^>]*><code[^>]*>([^]*?)<\/code>/g)].map(([, text]) => decoded(text ?? ''));
    expect(blocks).toHaveLength(5);
    // The fourth follows the feed for ever; here a page that brings nothing new is where it ends.
    const script = [blocks[0], blocks[1], 'echo; echo ---', blocks[2], 'echo; echo ---', blocks[3]?.replace('done', '  grep -q specversion page.json || break\ndone'), 'echo; echo ---', blocks[4]].join('\n').replaceAll('limit=100&wait=20', 'limit=5&wait=1');
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder, env: { ...process.env, CLIENT_ID: 'cong-an-tinh', CLIENT_SECRET: 'demo-secret-of-cong-an-tinh' } });
    const [first, second, followed, narrowed] = stdout.split('\n---').map((part) => [...part.matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id));
    expect([first, second, followed].map((ids) => ids?.length)).toEqual([5, 5, 2]);
    expect([first, second, followed].flat()).toEqual(made);
    expect(narrowed).toEqual(made.slice(1));
  }, 30_000);

  it('is told by the page what is missing when it forgot who it is', async () => {
    const page = await (await fetch(`${at.platform.origin}/developers/feed`)).text();
    const block = decoded(/<pre class="code"[^>]*><code[^>]*>([^]*?)<\/code>/.exec(page)?.[1] ?? '');
    await expect(run('bash', ['-c', block], { env: { PATH: process.env['PATH'] ?? '' } })).rejects.toThrow(/CLIENT_ID/);
  });

  it('finds in the catalogue every event type with meaning, schema, example and what is personal about it', async () => {
    const catalogue = (await (await fetch(`${at.platform.origin}/api/agency-events/v1/event-types`)).json()) as {
      name: string; meaning: { vi: string; en: string }; example: object; owner: string; versions: string[]; personalFields: unknown[]; askableFields: { field: string }[];
    }[];
    expect(catalogue.map(({ name }) => name)).toEqual(eventContracts.map(({ type }) => type));
    for (const { name, meaning, example, owner, versions, personalFields, askableFields } of catalogue) {
      expect([name, meaning.vi.length > 5, meaning.en.length > 5, owner !== '', versions.includes(/v\d+$/.exec(name)?.[0] ?? ''), personalFields]).toEqual([name, true, true, true, true, []]);
      expect(new CloudEvent(example as never).validate()).toBe(true);
      expect(askableFields.map(({ field }) => field)).toContain('owner.name');
      const schema = await fetch(`${at.platform.origin}/api/agency-events/v1/event-types/${name}/schema`);
      expect([schema.status, schema.headers.get('content-type')]).toEqual([200, expect.stringContaining('application/schema+json')]);
    }
    expect((await fetch(`${at.platform.origin}/api/agency-events/v1/event-types/dossier.exploded.v1`)).status).toBe(404);
  });
});
