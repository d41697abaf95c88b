import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface Entry {
  readonly payload: AdapterPayload;
  readonly until: number;
}

/** Sweeps run when this many entries were added since the last one. */
const sweepEvery = 500;

/** Storage of one issuer, in memory: unlike the library's own it is not shared between issuers and loses nothing before its time. */
export function memoryAdapter(): AdapterFactory {
  const entries = new Map<string, Entry>();
  let added = 0;
  const sweep = (): void => {
    for (const [key, entry] of entries) if (entry.until <= Date.now()) entries.delete(key);
    added = 0;
  };
  const search = (model: string, test: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
    for (const [key, entry] of entries) if (key.startsWith(`${model}:`) && entry.until > Date.now() && test(entry.payload)) return entry.payload;
    return undefined;
  };
  return (model: string): Adapter => {
    const keyOf = (id: string): string => `${model}:${id}`;
    return {
      async upsert(id, payload, expiresIn) {
        entries.set(keyOf(id), { payload, until: Date.now() + (expiresIn ?? 86_400) * 1_000 });
        if ((added += 1) >= sweepEvery) sweep();
      },
      async find(id) {
        const entry = entries.get(keyOf(id));
        return entry && entry.until > Date.now() ? entry.payload : undefined;
      },
      async findByUid(uid) { return search(model, (payload) => payload.uid === uid); },
      async findByUserCode(code) { return search(model, (payload) => payload.userCode === code); },
      async destroy(id) { entries.delete(keyOf(id)); },
      async consume(id) {
        const entry = entries.get(keyOf(id));
        if (entry) entry.payload.consumed = Math.floor(Date.now() / 1_000);
      },
      async revokeByGrantId(grantId) {
        for (const [key, entry] of entries) if (entry.payload.grantId === grantId) entries.delete(key);
      },
    };
  };
}
