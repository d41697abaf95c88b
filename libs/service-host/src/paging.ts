import type { FastifyReply } from 'fastify';
import { Type } from '@sinclair/typebox';
import type { TSchema } from '@sinclair/typebox';
import type { Page } from '@tinhso/persistence';

export const pageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
  cursor: Type.Optional(Type.String({ maxLength: 500 })),
};

export const pageOfSchema = (item: TSchema) => Type.Object({ items: Type.Array(item), next: Type.Optional(Type.String()) });

/** Adds `Link: <…>; rel="next"` for the page after this one. */
export function linkNext(reply: FastifyReply, page: Page<unknown>): void {
  if (!page.next) return;
  const url = new URL(reply.request.url, 'http://origin');
  url.searchParams.set('cursor', page.next);
  void reply.header('link', `<${url.pathname}${url.search}>; rel="next"`);
}

export const etagOf = (version: number): string => `"${version}"`;
