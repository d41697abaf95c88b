import type { OpenAPIObject } from '@nestjs/swagger';
import { DomainError } from '@tinhso/kernel';

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
}

interface OpenApi {
  readonly info: { readonly title: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

export interface ApiDocument {
  readonly service: string;
  readonly title: string;
  readonly address: string;
  readonly operations: readonly { readonly method: string; readonly path: string; readonly summary: string }[];
}

const methods = new Set(['get', 'post', 'put', 'patch', 'delete']);

const operationsOf = ({ paths }: OpenApi): ApiDocument['operations'] => Object.entries(paths).flatMap(([path, item]) =>
  Object.entries(item).filter(([method]) => methods.has(method)).map(([method, { summary, operationId }]) => ({ method: method.toUpperCase(), path, summary: summary ?? operationId ?? '' })));

/** What the services say of themselves; one that does not answer is left out. */
export class ApiDocuments {
  constructor(private readonly origin: string, private readonly services: readonly string[], private readonly request: typeof fetch = fetch) {}

  async all(): Promise<readonly ApiDocument[]> {
    const found = await Promise.all(this.services.map((service) => this.one(service).catch(() => undefined)));
    return found.filter((document) => document !== undefined);
  }

  /** Every document, or a failure that says which service does not answer: half a contract is none. */
  complete(): Promise<OpenAPIObject[]> {
    return Promise.all(this.services.map((service) => this.read<OpenAPIObject>(`/api/${service}/openapi.json`)));
  }

  private async one(service: string): Promise<ApiDocument> {
    const address = `/api/${service}/openapi.json`;
    const document = await this.read<OpenApi>(address);
    return { service, address, title: document.info.title, operations: operationsOf(document) };
  }

  private async read<T>(address: string): Promise<T> {
    const answer = await this.request(`${this.origin}${address}`, { signal: AbortSignal.timeout(3_000) });
    if (!answer.ok) throw new DomainError('unavailable', 'portal/service-unavailable');
    return await answer.json() as T;
  }
}
