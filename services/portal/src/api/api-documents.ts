import type { OpenAPIObject } from '@nestjs/swagger';
import { DomainError } from '@tinhso/kernel';
import type { ErrorCatalogue } from '@tinhso/kernel';
import { errorsOf } from '@tinhso/service-host';
import { operationsOf } from './described-operation.js';
import type { DescribedOperation } from './described-operation.js';

export interface ApiDocument {
  readonly service: string;
  readonly title: string;
  readonly address: string;
  readonly operations: readonly DescribedOperation[];
  readonly errors: ErrorCatalogue;
}

interface Field { readonly type?: string; readonly format?: string; readonly description?: string }

/** One entry of the catalogue of events. */
export interface EventType {
  readonly name: string;
  readonly type: string;
  readonly meaning: { readonly vi: string; readonly en: string };
  readonly owner: string;
  readonly topic: string;
  readonly versions: readonly string[];
  readonly schema: { readonly properties?: Readonly<Record<string, Field>>; readonly required?: readonly string[] };
  readonly example: unknown;
  readonly askableFields: readonly { readonly field: string; readonly meaning: { readonly vi: string; readonly en: string } }[];
}

/** What the services say of themselves; one that does not answer is left out. */
export class ApiDocuments {
  constructor(private readonly origin: string, private readonly services: readonly string[], private readonly request: typeof fetch = fetch) {}

  async all(): Promise<readonly ApiDocument[]> {
    const found = await Promise.all(this.services.map((service) => this.one(service).catch(() => undefined)));
    return found.filter((document) => document !== undefined);
  }

  /** Throws `common/not-found` for a service that has no interface, `portal/service-unavailable` for one that does not answer. */
  async one(service: string): Promise<ApiDocument> {
    if (!this.services.includes(service)) throw new DomainError('not-found', 'common/not-found');
    const address = `/api/${service}/openapi.json`;
    const document = await this.read(address);
    return { service, address, title: document.info.title, operations: operationsOf(document), errors: errorsOf(document) };
  }

  /** Every document, or a failure: half a contract is none. */
  complete(): Promise<OpenAPIObject[]> {
    return Promise.all(this.services.map((service) => this.read(`/api/${service}/openapi.json`)));
  }

  /** The catalogue of events. Throws `portal/service-unavailable` when it cannot be had. */
  eventTypes(): Promise<readonly EventType[]> {
    return this.read<readonly EventType[]>('/api/agency-events/v1/event-types');
  }

  private async read<T = OpenAPIObject>(address: string): Promise<T> {
    const answer = await this.request(`${this.origin}${address}`, { signal: AbortSignal.timeout(3_000) });
    if (!answer.ok) throw new DomainError('unavailable', 'portal/service-unavailable');
    return await answer.json() as T;
  }
}
