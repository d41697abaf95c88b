import { randomUUID } from 'node:crypto';
import type { Actor } from '@tinhso/kernel';
import { Drafts } from '../src/citizen/apply/drafts.js';
import type { Draft } from '../src/citizen/apply/drafts.js';
import { LoginAttempts, Sessions } from '../src/session/session.js';
import type { LoginAttempt, Session, Tokens } from '../src/session/session.js';

export class MemorySessions extends Sessions {
  readonly kept = new Map<string, Session>();

  async open(actor: Actor, tokens: Tokens): Promise<Session> {
    const session = { id: randomUUID(), version: 1, actor, tokens };
    this.kept.set(session.id, session);
    return session;
  }

  async find(id: string): Promise<Session | undefined> {
    return this.kept.get(id);
  }

  async renew(session: Session, actor: Actor, tokens: Tokens): Promise<boolean> {
    const now = this.kept.get(session.id);
    if (now?.version !== session.version) return false;
    this.kept.set(session.id, { ...session, actor, tokens, version: session.version + 1 });
    return true;
  }

  async close(id: string): Promise<void> {
    this.kept.delete(id);
  }
}

export class MemoryAttempts extends LoginAttempts {
  readonly kept = new Map<string, { browser: string; attempt: LoginAttempt }>();

  async keep(state: string, browser: string, attempt: LoginAttempt): Promise<void> {
    this.kept.set(state, { browser, attempt });
  }

  async take(state: string, browser: string): Promise<LoginAttempt | undefined> {
    const found = this.kept.get(state);
    if (found?.browser !== browser) return undefined;
    this.kept.delete(state);
    return found.attempt;
  }
}

export class MemoryDrafts extends Drafts {
  kept: Draft[] = [];

  async find(ownerId: string, procedureCode: string): Promise<Draft | undefined> {
    const mine = this.kept.filter((draft) => draft.ownerId === ownerId && draft.procedureCode === procedureCode);
    return mine.find(({ dossierId }) => !dossierId) ?? mine.at(-1);
  }

  async open(ownerId: string): Promise<readonly Draft[]> {
    return this.kept.filter((draft) => draft.ownerId === ownerId && !draft.dossierId);
  }

  async begin(ownerId: string, procedureCode: string, agencyCode: string): Promise<Draft> {
    const open = (await this.open(ownerId)).find((draft) => draft.procedureCode === procedureCode);
    const at = '2026-11-23T02:00:00.000Z';
    const draft = open ?? { id: randomUUID(), ownerId, procedureCode, agencyCode, answers: {}, papers: [], revision: 1, updatedAt: at, expiresAt: '2026-12-23T02:00:00.000Z' };
    if (!open) this.kept.push(draft);
    return draft;
  }

  async save(draft: Draft, change: Pick<Draft, 'answers' | 'agencyCode' | 'papers'>): Promise<Draft | undefined> {
    const now = this.kept.find(({ id }) => id === draft.id);
    if (now?.revision !== draft.revision || now.dossierId) return undefined;
    return this.put({ ...now, ...change, revision: now.revision + 1 });
  }

  async submitted(draft: Draft, dossierId: string): Promise<void> {
    this.put({ ...draft, answers: {}, papers: [], dossierId });
  }

  async discard(ownerId: string, procedureCode: string): Promise<void> {
    this.kept = this.kept.filter((draft) => draft.ownerId !== ownerId || draft.procedureCode !== procedureCode || draft.dossierId);
  }

  private put(draft: Draft): Draft {
    this.kept = this.kept.map((one) => (one.id === draft.id ? draft : one));
    return draft;
  }
}
