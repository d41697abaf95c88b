import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import type { Attempt } from '../ports/receivers.js';

const headers = Type.Record(Type.String(), Type.String());

export const attemptView = Type.Object({
  at: Type.String({ format: 'date-time' }), tookMs: Type.Integer(),
  request: Type.Object({ url: Type.String(), headers }, { description: 'values of secret headers are hidden; the body is not kept' }),
  answer: Type.Optional(Type.Object({ status: Type.Integer(), headers, body: Type.String({ description: 'its first 4 KB' }) })),
  error: Type.Optional(Type.String({ description: 'timeout, private-address, refused, unknown-host, tls, reset or no-answer' })),
});
export type AttemptView = Static<typeof attemptView>;

export const viewOfAttempt = ({ at, tookMs, url, requestHeaders, status, error, responseHeaders = {}, responseBody = '' }: Attempt): AttemptView => ({
  at: at.toISOString(), tookMs, request: { url, headers: { ...requestHeaders } },
  ...(status === undefined ? {} : { answer: { status, headers: { ...responseHeaders }, body: responseBody } }), ...(error ? { error } : {}),
});

export const exampleAttempt: AttemptView = {
  at: '2026-11-23T03:00:00.000Z', tookMs: 42,
  request: { url: 'https://hooks.agency.example/tinhso', headers: { 'content-type': 'application/cloudevents+json; charset=utf-8', 'webhook-id': '01988d2e-9000-7b1e-8d10-3f2f5a6b7c8d', 'webhook-timestamp': '1795402800', 'webhook-signature': 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=', 'webhook-sequence': '17' } },
  answer: { status: 204, headers: { date: 'Mon, 23 Nov 2026 03:00:00 GMT' }, body: '' },
};
