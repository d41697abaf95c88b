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

/** Reads a form with files, handing each file on before the next is read, so that one at a time is held. Empty file fields are left out. */
export async function readPosted(request: FastifyRequest, use: (file: PostedFile) => Promise<void>): Promise<PostedForm> {
  if (!request.isMultipart()) return { fields: (request.body ?? {}) as Record<string, string> };
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') fields[part.fieldname] = String(part.value);
      else {
        const content = await part.toBuffer();
        if (part.filename && content.length > 0) await use({ field: part.fieldname, name: part.filename, type: part.mimetype, content });
      }
    }
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    throw code.startsWith('FST_') ? portalErrors('portal/form-broken') : error;
  }
  return { fields };
}
