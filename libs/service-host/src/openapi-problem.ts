import { Type } from '@sinclair/typebox';

export const problemSchema = Type.Object({
  type: Type.String({ description: 'page that explains the code' }), title: Type.String(), status: Type.Integer(), detail: Type.String({ description: 'in the language asked for' }),
  texts: Type.Object({ vi: Type.String(), en: Type.String() }), code: Type.String(), instance: Type.String(),
  errors: Type.Optional(Type.Array(Type.Object({ path: Type.String(), code: Type.String(), message: Type.Optional(Type.String()) }))),
});

const text = { vi: 'Không tìm thấy nội dung này, hoặc bạn không có quyền xem.', en: 'This was not found, or you may not see it.' };
const example = {
  type: '/developers/errors#common-not-found', title: text.vi, status: 404, detail: text.vi, texts: text, code: 'common/not-found',
  instance: '/api/public-services/v1/dossiers/01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d',
};
const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, example } };
const schema = { type: 'string' };

/** What the documents of all services share. */
export const problemComponents = JSON.parse(JSON.stringify({
  schemas: { Problem: problemSchema },
  responses: {
    Problem: { description: 'a problem (RFC 9457)', content },
    TooManyRequests: { description: 'too many requests; counted per process', headers: { 'Retry-After': { schema: { type: 'integer', description: 'seconds' } } }, content },
  },
  headers: {
    Link: { description: '`<…>; rel="next"`: the page after this one', schema, example: '</api/public-services/v1/my-dossiers?cursor=WyIyMDI2Il0.x>; rel="next"' },
    RateLimit: { description: 'what is left in this minute (draft-ietf-httpapi-ratelimit-headers)', schema, example: '"minute";r=5999;t=42' },
  },
})) as Record<string, unknown>;
