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

  private async one(service: string): Promise<ApiDocument | undefined> {
    const address = `/api/${service}/openapi.json`;
    const answer = await this.request(`${this.origin}${address}`, { signal: AbortSignal.timeout(3_000) });
    if (!answer.ok) return undefined;
    const document = await answer.json() as OpenApi;
    return { service, address, title: document.info.title, operations: operationsOf(document) };
  }
}
