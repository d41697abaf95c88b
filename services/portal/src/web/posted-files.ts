import { createHash } from 'node:crypto';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { portalErrors } from '../portal.errors.js';

export interface PostedFile {
  /** Name of the form's field. */
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

export interface PostedForm {
  readonly fields: Readonly<Record<string, string>>;
}

const megabyte = 1_048_576;

/** Lets forms carry files; how large one may be is judged by the service, which is told one byte too many. */
export const acceptFiles = async (fastify: FastifyInstance): Promise<void> => {
  await fastify.register(multipart, { limits: { files: 20, fields: 20, parts: 40, fileSize: 25 * megabyte + 1, fieldSize: 2048, headerPairs: 20 }, throwFileSizeLimit: false });
};

/** Reads a form with files, handing each file on before the next is read, so that one at a time is held. Fields without a file are left out. */
export async function readPosted(request: FastifyRequest, use: (file: PostedFile) => Promise<void>): Promise<PostedForm> {
  if (!request.isMultipart()) return { fields: (request.body ?? {}) as Record<string, string> };
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') fields[part.fieldname] = String(part.value);
      else {
        const content = await part.toBuffer();
        if (part.filename) await use({ field: part.fieldname, name: part.filename, type: part.mimetype, content });
      }
    }
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    throw code.startsWith('FST_') ? portalErrors('portal/form-broken') : error;
  }
  return { fields };
}

/** The digest of the one file of a form, taken while it passes by; otherwise what is the matter with it. */
export async function digestPosted(request: FastifyRequest): Promise<{ readonly sha256: string } | 'none' | 'empty' | 'too-large'> {
  const part = request.isMultipart() ? await request.file().catch(() => { throw portalErrors('portal/form-broken'); }) : undefined;
  if (!part) return 'none';
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of part.file as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    hash.update(chunk);
  }
  if (part.file.truncated || size > 25 * megabyte) return 'too-large';
  if (size === 0) return part.filename ? 'empty' : 'none';
  return { sha256: hash.digest('hex') };
}
