import { open, readFile } from 'node:fs/promises';

/** The head of a chain at some moment. */
export interface Anchor {
  readonly position: number;
  readonly hash: string;
}

/** Appends an anchor as a line and returns when it is on the disk. Best kept where the database's administrator has no hand. */
export async function appendAnchor(file: string, schema: string, anchor: Anchor, at: Date): Promise<void> {
  const handle = await open(file, 'a', 0o640);
  try {
    await handle.appendFile(`${JSON.stringify({ schema, ...anchor, at: at.toISOString() })}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The anchors of one schema, oldest first. Throws when the file cannot be read: a lost file is not an empty one. */
export async function readAnchors(file: string, schema: string): Promise<Anchor[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as Anchor & { schema: string }).filter((anchor) => anchor.schema === schema);
}
