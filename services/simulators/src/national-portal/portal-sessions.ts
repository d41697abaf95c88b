import { randomUUID } from 'node:crypto';

/** Sessions of the adapter: they end by time, or all at once when somebody asks for it. */
export class PortalSessions {
  private readonly ends = new Map<string, number>();

  open(seconds: number): string {
    const session = randomUUID();
    this.ends.set(session, Date.now() + seconds * 1000);
    return session;
  }

  isOpen(session: unknown): boolean {
    return typeof session === 'string' && (this.ends.get(session) ?? 0) > Date.now();
  }

  expireAll(): void {
    this.ends.clear();
  }
}
