import { HttpCode, SetMetadata } from '@nestjs/common';
import type { TObject, TSchema } from '@sinclair/typebox';

export interface OperationOptions {
  /** Stable operationId. */
  readonly id: string;
  readonly summary: string;
  /** True for a route that many services have: the service's name is added to the id. */
  readonly everywhere?: boolean;
  readonly body?: TSchema;
  readonly query?: TObject;
  readonly params?: TObject;
  readonly answer: TSchema;
  /** An answer as a caller would see it; committed in the OpenAPI document and validated against `answer`. */
  readonly example: unknown;
  readonly bodyExample?: unknown;
  readonly status?: number;
  /** Of the answer; JSON when left out. */
  readonly mediaType?: string;
  /** Of the body; JSON when left out. */
  readonly consumes?: string;
  /** Needs an Idempotency-Key; the first answer is kept and repeated. */
  readonly idempotent?: boolean;
  /**
   * The consumer groups of this service that feed what is read: a caller's version token makes the query wait for them.
   * Left out where a query reads what the service's own commands wrote, which is always current.
   */
  readonly fedBy?: readonly string[];
  /** Needs If-Match with the version that the caller has seen. */
  readonly ifMatch?: boolean;
}

export const operationKey = Symbol('operation');
type Swagger = typeof import('@nestjs/swagger');
type Method = Parameters<MethodDecorator>;

const everywhere = new Set<string>();

/** The id of an operation in a document of all services. */
export const operationIdIn = (service: string, id: string): string =>
  (everywhere.has(id) ? `${id}Of${service.replace(/(^|-)([a-z])/g, (_match, _dash, letter: string) => letter.toUpperCase())}` : id);

const undocumented: { readonly method: Method; readonly options: OperationOptions }[] = [];

const schemaOf = (schema: TSchema): Record<string, unknown> => JSON.parse(JSON.stringify(schema)) as Record<string, unknown>;

function documented(swagger: Swagger, options: OperationOptions): MethodDecorator[] {
  const answer = { status: options.status ?? 200, description: 'done', schema: { ...schemaOf(options.answer), example: options.example } };
  const list = [
    swagger.ApiOperation({ operationId: options.id, summary: options.summary }), swagger.ApiResponse(answer as Parameters<Swagger['ApiResponse']>[0]),
    ...(options.mediaType ? [swagger.ApiProduces(options.mediaType)] : []), ...(options.consumes ? [swagger.ApiConsumes(options.consumes)] : []),
  ];
  if (options.body) list.push(swagger.ApiBody({ schema: { ...schemaOf(options.body), example: options.bodyExample } } as Parameters<Swagger['ApiBody']>[0]));
  for (const [name, schema] of Object.entries(options.query?.properties ?? {})) {
    list.push(swagger.ApiQuery({ name, required: options.query?.required?.includes(name) ?? false, schema: schemaOf(schema) } as Parameters<Swagger['ApiQuery']>[0]));
  }
  for (const [name, schema] of Object.entries(options.params?.properties ?? {})) list.push(swagger.ApiParam({ name, schema: schemaOf(schema) } as Parameters<Swagger['ApiParam']>[0]));
  if (options.idempotent) list.push(swagger.ApiHeader({ name: 'Idempotency-Key', required: true, description: '1–255 characters; the same key never has a second effect', schema: { type: 'string' } }));
  if (options.ifMatch) list.push(swagger.ApiHeader({ name: 'If-Match', required: true, description: 'the ETag that was read', schema: { type: 'string' } }));
  if (options.fedBy) list.push(swagger.ApiHeader({ name: 'Version-Token', required: false, description: 'from the answers to up to five commands, separated by commas: waits up to 2 s until what they told is seen here, else 409 with Retry-After', schema: { type: 'string' } }));
  return list;
}

/** Hands what every operation says of itself to the library that writes documents, which is loaded only where one is asked for. */
export function documentOperations(swagger: Swagger): void {
  for (const { method, options } of undocumented.splice(0)) for (const decorate of documented(swagger, options)) decorate(...method);
}

/** Everything the outside may know of a route, in one place; the OpenAPI document is generated from it. */
export const Operation = (options: OperationOptions): MethodDecorator => (...method) => {
  SetMetadata(operationKey, options)(...method);
  HttpCode(options.status ?? 200)(...method);
  if (options.everywhere) everywhere.add(options.id);
  undocumented.push({ method: method as Method, options });
};
