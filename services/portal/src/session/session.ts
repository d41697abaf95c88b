import type { Actor } from '@tinhso/kernel';

export interface Tokens {
  readonly access: string;
  readonly refresh?: string;
  readonly id?: string;
  /** Milliseconds since 1970. */
  readonly accessExpiresAt: number;
}

/** A signed-in browser, as the server knows it. */
export interface Session {
  /** The opaque value of the cookie; the database knows only its hash. */
  readonly id: string;
  readonly version: number;
  readonly actor: Actor;
  readonly tokens: Tokens;
}

/** Where sessions are kept; throws `common/database-unavailable` when they cannot be reached. */
export abstract class Sessions {
  abstract open(actor: Actor, tokens: Tokens): Promise<Session>;
  abstract find(id: string): Promise<Session | undefined>;
  /** False when another request has renewed the session meanwhile. */
  abstract renew(session: Session, actor: Actor, tokens: Tokens): Promise<boolean>;
  abstract close(id: string): Promise<void>;
}

/** What has to survive while somebody signs in: where to go back to and what was typed when the session ended. */
export interface LoginAttempt {
  readonly verifier: string;
  readonly nonce: string;
  readonly back: string;
  readonly form?: Readonly<Record<string, string | readonly string[]>>;
  /** Files were sent with it; a stranger's files are not taken, so they have to be chosen again. */
  readonly withFiles?: boolean;
}

export abstract class LoginAttempts {
  abstract keep(state: string, browser: string, attempt: LoginAttempt): Promise<void>;
  /** The attempt, once: a second call with the same state finds nothing. */
  abstract take(state: string, browser: string): Promise<LoginAttempt | undefined>;
}
