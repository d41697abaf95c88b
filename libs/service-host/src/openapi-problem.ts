import { Type } from '@sinclair/typebox';
import { commonErrors } from './common.errors.js';
import { statusOf } from './error-texts.js';

export const problemSchema = Type.Object({
  type: Type.String({ description: 'page that explains the code' }), title: Type.String(), status: Type.Integer(), detail: Type.String({ description: 'in the language asked for' }),
  texts: Type.Object({ vi: Type.String(), en: Type.String() }), code: Type.String(), instance: Type.String(),
  errors: Type.Optional(Type.Array(Type.Object({ path: Type.String(), code: Type.String(), message: Type.Optional(Type.String()) }))),
});

/** Kind and words come from the catalogue, so an example says what a door of the platform says. */
const answering = (code: keyof typeof commonErrors.catalogue) => {
  const { kind, vi, en } = commonErrors.catalogue[code];
  const example = {
    type: `/developers/errors#${code.replace('/', '-')}`, title: vi, status: statusOf[kind], detail: vi, texts: { vi, en }, code,
    instance: '/api/public-services/v1/dossiers/01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d',
  };
  return { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, example } };
};
const schema = { type: 'string' };

/** What the documents of all services share. */
export const problemComponents = JSON.parse(JSON.stringify({
  schemas: { Problem: problemSchema },
  responses: {
    Problem: { description: 'a problem (RFC 9457)', content: answering('common/not-found') },
    NotYet: { description: 'what the Version-Token names has not arrived here within 2 s', headers: { 'Retry-After': { schema: { type: 'integer', description: 'seconds' }, example: 2 } }, content: answering('common/read-behind') },
    TooManyRequests: { description: 'too many requests; counted per process', headers: { 'Retry-After': { schema: { type: 'integer', description: 'seconds' }, example: 42 } }, content: answering('common/rate-limited') },
  },
  headers: {
    Link: { description: '`<…>; rel="next"`: the page after this one', schema, example: '</api/public-services/v1/my-dossiers?cursor=WyIyMDI2Il0.x>; rel="next"' },
    VersionToken: { description: 'opaque; there when the command told something. Send it with a query to read at least that', schema, example: 'WyIwMTk4OGQyZS03YzU1LTdiMWUtOGQxMC0zZjJmNWE2YjdjOGQiLDEsWyIwMTk4OGQyZSIsImRvc3NpZXIuc3VibWl0dGVkLnYxIl1d' },
    RateLimit: { description: 'what is left in this minute (draft-ietf-httpapi-ratelimit-headers)', schema, example: '"minute";r=5999;t=42' },
  },
})) as Record<string, unknown>;
