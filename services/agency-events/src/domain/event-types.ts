/** The event types that exist, by their full CloudEvents names. */
export class EventTypes {
  private readonly full: ReadonlySet<string>;

  constructor(private readonly prefix: string, names: readonly string[]) {
    this.full = new Set(names.map((name) => `${prefix}.${name}`));
  }

  /** The full name of a type that was given with or without its prefix; undefined when there is none. */
  fullName(type: string): string | undefined {
    const full = type.startsWith(`${this.prefix}.`) ? type : `${this.prefix}.${type}`;
    return this.full.has(full) ? full : undefined;
  }
}
