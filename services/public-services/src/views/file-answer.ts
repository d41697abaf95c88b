import { StreamableFile } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { TObject } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import { fileHeaders } from '@tinhso/files';
import type { OperationOptions } from '@tinhso/service-host';
import type { StoredFile } from '../domain/paper.js';

export interface OpenedFile {
  readonly file: Pick<StoredFile, 'name' | 'type' | 'size'>;
  readonly content: Readable | Uint8Array;
}

/** Streams a file under the headers that every stored file has. */
export function sendFile(reply: FastifyReply, { file, content }: OpenedFile): StreamableFile {
  void reply.headers(fileHeaders(file));
  return content instanceof Uint8Array ? new StreamableFile(content) : new StreamableFile(content);
}

export const fileOperation = (id: string, summary: string, params: TObject): OperationOptions => ({
  id, summary, params, answer: Type.String({ format: 'binary' }), mediaType: 'application/pdf', example: '%PDF-1.7 …',
});
