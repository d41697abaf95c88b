/** Marks what a person did last, so that the pages after it show it also where it arrives by events. */
export const actsCookie = '__Host-acts';

/** Long enough for the pages that follow an act. */
export const actsSeconds = 20;

const mostTokens = 3;

/** What the person did within the last seconds, as the services' version tokens. */
export class Acts {
  private readonly tokens: string[];
  private fresh = false;

  constructor(cookie: string | undefined) {
    this.tokens = cookie?.split('.').filter(Boolean).slice(-mostTokens) ?? [];
  }

  /** For the header of a query; undefined when nothing was done. */
  get header(): string | undefined {
    return this.tokens.length > 0 ? this.tokens.join(',') : undefined;
  }

  /** The cookie to set after this request did something more. */
  get cookie(): string | undefined {
    return this.fresh ? this.tokens.slice(-mostTokens).join('.') : undefined;
  }

  note(token: string | null): void {
    if (!token || !/^[\w-]{1,1000}$/.test(token)) return;
    this.tokens.push(token);
    this.fresh = true;
  }
}
