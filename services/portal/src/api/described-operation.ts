import type { OpenAPIObject } from '@nestjs/swagger';

interface Media { readonly example?: unknown }
interface Operation {
  readonly operationId?: string; readonly summary?: string; readonly 'x-permission'?: string; readonly 'x-public-because'?: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses?: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>;
}

/** One operation as a reader wants it: what it asks, sends and answers. */
export interface DescribedOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** Undefined when it is open to everybody. */
  readonly permission?: string;
  readonly body?: string;
  readonly answer?: string;
}

const methods = new Set(['get', 'post', 'put', 'patch', 'delete']);

const exampleIn = (content: Readonly<Record<string, Media>> | undefined): string | undefined => {
  const example = Object.values(content ?? {})[0]?.example;
  return example === undefined ? undefined : typeof example === 'string' ? example : JSON.stringify(example, undefined, 2);
};

const describe = (method: string, path: string, { operationId = '', summary, requestBody, responses, ...rest }: Operation): DescribedOperation => ({
  id: operationId, method: method.toUpperCase(), path, summary: summary ?? operationId, permission: rest['x-permission'], body: exampleIn(requestBody?.content),
  answer: exampleIn(Object.entries(responses ?? {}).find(([status]) => status.startsWith('2'))?.[1].content),
});

export const operationsOf = ({ paths }: OpenAPIObject): DescribedOperation[] => Object.entries(paths).flatMap(([path, item]) =>
  Object.entries(item as Record<string, Operation>).filter(([method]) => methods.has(method)).map(([method, operation]) => describe(method, path, operation)));
