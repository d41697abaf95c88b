import { readFileSync } from 'node:fs';
import { newId } from '@tinhso/kernel';
import type { Procedure } from '@tinhso/definitions';

const codes = ['1.001193', '2.000635', '2.000648'];
const pack = new URL('../../../provinces/thai-nguyen/', import.meta.url);
export const packFolder = pack.pathname;
export const procedureOf = (code: string): Procedure => JSON.parse(readFileSync(new URL(`procedures/${code}/v1.json`, pack), 'utf8')) as Procedure;

/** What every command of the fake answers. */
export const actToken = 'WyJkLTEiLDFd';

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Record<string, unknown>;
}

type Answer = readonly [status: number, body: unknown];

/** The public-services API as the portal sees it, with the pack's own procedures. */
export class FakeServices {
  readonly sent: Sent[] = [];
  readonly dossiers = new Map<string, Record<string, unknown>>();
  /** Answers in place of what would have been answered, by `METHOD /path`. */
  readonly instead = new Map<string, Answer>();

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(String(input));
    const sent = { method: init?.method ?? 'GET', path: url.pathname.replace('/api/public-services/v1', '') + url.search, headers: init?.headers as Record<string, string>, ...(typeof init?.body === 'string' ? { body: JSON.parse(String(init.body)) as Record<string, unknown> } : {}) };
    this.sent.push(sent);
    const [status, body] = this.instead.get(`${sent.method} ${sent.path.split('?')[0]}`) ?? this.answer(sent, url);
    return Response.json(body, { status, headers: sent.method === 'POST' ? { 'version-token': actToken } : {} });
  };

  private answer({ method, path, body, headers }: Sent, url: URL): Answer {
    const [, kind, id] = path.split('?')[0]?.split('/') ?? [];
    if (kind === 'procedures') return this.procedures(id, url.searchParams);
    if (!headers['authorization']) return [401, { code: 'auth/unauthenticated' }];
    if (kind === 'my-dossiers' || kind === 'worklist') return [200, { items: [...this.dossiers.values()] }];
    if (method === 'POST' && kind === 'dossiers' && !id) return this.submit(body ?? {}, headers);
    if (kind === 'uploads') return [201, { id: newId(), name: 'giay-chung-sinh.pdf', size: 8 }];
    const dossier = this.dossiers.get(id ?? '');
    if (!dossier) return [404, { code: 'common/not-found' }];
    return path.endsWith('/acceptance') ? this.accept(dossier, headers) : [200, dossier];
  }

  private procedures(code: string | undefined, search: URLSearchParams): Answer {
    if (code) return codes.includes(code) ? [200, procedureOf(code)] : [404, { code: 'dossier/procedure-unknown' }];
    const q = search.get('q');
    return [200, codes.map(procedureOf).filter(({ keywords, name }) => !q || [...keywords, name.vi].join(' ').toLowerCase().includes(q.toLowerCase()))];
  }

  private submit(body: Record<string, unknown>, headers: Readonly<Record<string, string>>): Answer {
    const key = headers['idempotency-key'];
    const known = [...this.dossiers.values()].find((dossier) => dossier['key'] === key);
    const papers = (body['papers'] as readonly object[] | undefined ?? []).map((paper) => ({ ...paper, id: newId(), name: 'giay-chung-sinh.pdf', size: 8, attachedAt: '2026-11-23T02:00:00.000Z' }));
    const made = known ?? {
      ...body, papers, key, id: newId(), requestReference: 'YC-261123-7K3M9P', procedureVersion: 1, unitCode: 'mot-cua', channel: 'online', business: 'submitted', financial: 'none', feeInAdvance: 0,
      submittedAt: '2026-11-23T02:00:00.000Z', dueProvisional: false, version: 1, history: [{ type: 'DossierSubmitted', at: '2026-11-23T02:00:00.000Z', version: 1 }],
    };
    this.dossiers.set(String(made['id']), made);
    return [201, made];
  }

  private accept(dossier: Record<string, unknown>, headers: Readonly<Record<string, string>>): Answer {
    if (headers['if-match'] !== `"${String(dossier['version'])}"`) return [412, { code: 'common/version-mismatch' }];
    const accepted = { ...dossier, business: 'accepted', version: 2, code: '000.00.19.H55-261123-0001', acceptedAt: '2026-11-23T03:00:00.000Z', dueOriginal: '2026-11-23T10:00:00.000Z', dueCurrent: '2026-11-23T10:00:00.000Z' };
    this.dossiers.set(String(dossier['id']), accepted);
    return [200, accepted];
  }
}
