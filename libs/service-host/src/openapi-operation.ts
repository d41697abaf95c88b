import type { RoutePermission } from '@tinhso/auth';

type Json = Record<string, unknown>;
interface Content { schema?: Json; example?: unknown }

export const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

export interface OpenApiOperation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Json }[];
  readonly requestBody?: { readonly content: Record<string, Content> };
  readonly responses: Record<string, { readonly content?: Record<string, Content>; readonly [key: string]: unknown }>;
}

/** In 3.1 an example stands beside the schema, not in it. */
const lifted = (content: Record<string, Content>): Record<string, Content> =>
  Object.fromEntries(Object.entries(content).map(([type, { schema, ...rest }]) => {
    const { example, ...bare } = schema ?? {};
    return [type, { schema: bare, ...rest, ...(example === undefined ? {} : { example }) }];
  }));

const problem = { $ref: '#/components/responses/Problem' };
const limited = { $ref: '#/components/responses/TooManyRequests' };
const notYet = { $ref: '#/components/responses/NotYet' };

const takes = ({ parameters = [] }: OpenApiOperation, name: string): boolean => parameters.some((parameter) => parameter.name === name);

function refusals(operation: OpenApiOperation, guarded: boolean): string[] {
  const { parameters = [], requestBody } = operation;
  const has = (name: string): boolean => takes(operation, name);
  return [
    ...(guarded ? ['401', '403'] : []), ...(parameters.some((parameter) => parameter.in === 'path') ? ['404'] : []),
    ...(has('If-Match') ? ['409', '412', '428'] : []), ...(requestBody ? ['400', '413', '415'] : []), ...(requestBody || parameters.length > 0 ? ['422'] : []), '503',
  ];
}

/** Adds what every operation has in common: who may call it, which problems it answers, where its examples stand. */
export function completeOperation(operation: OpenApiOperation, access?: RoutePermission): Json {
  const guarded = access?.permission !== undefined;
  const done = Object.entries(operation.responses).map(([status, answer]) => [status, answer.content ? { ...answer, content: lifted(answer.content) } : answer]);
  const paged = operation.parameters?.some(({ name }) => name === 'cursor');
  const token = takes(operation, 'Idempotency-Key') ? { 'Version-Token': { $ref: '#/components/headers/VersionToken' } } : {};
  const headers = { ...token, ...(paged ? { Link: { $ref: '#/components/headers/Link' } } : {}), RateLimit: { $ref: '#/components/headers/RateLimit' } };
  const responses = Object.fromEntries([
    ...done.map(([status, answer]) => [status, { ...answer as object, headers }]), ...refusals(operation, guarded).map((status) => [status, problem]), ...(takes(operation, 'Version-Token') ? [['409', notYet]] : []), ['429', limited], ['default', problem],
  ]) as Json;
  return {
    ...operation, responses,
    ...(operation.requestBody ? { requestBody: { ...operation.requestBody, content: lifted(operation.requestBody.content) } } : {}),
    ...(guarded ? { 'x-permission': access?.permission } : { security: [], 'x-public-because': access?.publicBecause }),
  };
}
