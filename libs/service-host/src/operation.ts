import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiParam, ApiProduces, ApiQuery, ApiResponse } from '@nestjs/swagger';
import type { TObject, TSchema } from '@sinclair/typebox';

export interface OperationOptions {
  /** Stable operationId. */
  readonly id: string;
  readonly summary: string;
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
  /** Needs an Idempotency-Key; the first answer is kept and repeated. */
  readonly idempotent?: boolean;
  /** Needs If-Match with the version that the caller has seen. */
  readonly ifMatch?: boolean;
}

export const operationKey = Symbol('operation');
type Documented = Parameters<typeof ApiBody>[0];

const schemaOf = (schema: TSchema): Record<string, unknown> => JSON.parse(JSON.stringify(schema)) as Record<string, unknown>;

function documented(options: OperationOptions): (MethodDecorator & ClassDecorator)[] {
  const list: MethodDecorator[] = [];
  if (options.body) list.push(ApiBody({ schema: { ...schemaOf(options.body), example: options.bodyExample } } as Documented));
  for (const [name, schema] of Object.entries(options.query?.properties ?? {})) {
    list.push(ApiQuery({ name, required: options.query?.required?.includes(name) ?? false, schema: schemaOf(schema) } as Parameters<typeof ApiQuery>[0]));
  }
  for (const [name, schema] of Object.entries(options.params?.properties ?? {})) list.push(ApiParam({ name, schema: schemaOf(schema) } as Parameters<typeof ApiParam>[0]));
  if (options.idempotent) list.push(ApiHeader({ name: 'Idempotency-Key', required: true, description: '1–255 characters; the same key never has a second effect', schema: { type: 'string' } }));
  if (options.ifMatch) list.push(ApiHeader({ name: 'If-Match', required: true, description: 'the ETag that was read', schema: { type: 'string' } }));
  return list as (MethodDecorator & ClassDecorator)[];
}

/** Everything the outside may know of a route, in one place; the OpenAPI document is generated from it. */
export const Operation = (options: OperationOptions): MethodDecorator =>
  applyDecorators(
    SetMetadata(operationKey, options),
    HttpCode(options.status ?? 200),
    ApiOperation({ operationId: options.id, summary: options.summary }),
    ApiResponse({ status: options.status ?? 200, description: 'done', schema: { ...schemaOf(options.answer), example: options.example } } as Parameters<typeof ApiResponse>[0]),
    ...(options.mediaType ? [ApiProduces(options.mediaType)] : []),
    ...documented(options),
  );
