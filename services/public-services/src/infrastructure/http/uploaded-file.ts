import { once } from 'node:events';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Upload } from '@tinhso/files';
import { commonErrors } from '@tinhso/service-host';

const fields = 4;
const patienceMs = 5_000;

/** Lets the service read multipart bodies as streams; one byte over the limit is let through so that its judge can say so. */
export const acceptUploads = (fastify: FastifyInstance, limitBytes: number): void => {
  void fastify.register(multipart, { limits: { files: 1, fields, parts: fields + 1, fileSize: limitBytes + 1, headerPairs: 20, fieldSize: 1024 } });
};

/** An answer in the middle of a body resets the connection, and the sender never reads it; a slow sender is not waited for. */
async function letFinish({ raw }: FastifyRequest): Promise<void> {
  raw.unpipe();
  raw.resume();
  if (!raw.readableEnded && !raw.destroyed) await once(raw, 'end', { signal: AbortSignal.timeout(patienceMs) }).catch(() => undefined);
}

/**
 * Hands the one file of a multipart body on while it arrives. What a refused sender goes on sending is thrown
 * away, so that the sender gets to read the answer. Throws `common/unsupported-media-type`, `common/malformed` and what `use` throws.
 */
export async function withUploadedFile<T>(request: FastifyRequest, use: (file: Upload) => Promise<T>): Promise<T> {
  if (!request.isMultipart()) throw commonErrors('common/unsupported-media-type');
  try {
    const part = await request.file().catch(() => undefined);
    if (!part) throw commonErrors('common/malformed');
    // Broken parts after the first byte surface here only; the reader of the stream has its own error then.
    part.file.on('error', () => undefined);
    return await use({ name: part.filename ?? '', type: part.mimetype, content: part.file });
  } catch (error) {
    await letFinish(request);
    throw error;
  }
}
