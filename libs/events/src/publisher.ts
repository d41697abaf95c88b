/** Who sends, and under which holding of the right to send. */
export interface Publisher {
  readonly name: string;
  /** Rises whenever the right to publish under this name changes hands. */
  readonly epoch: number;
  /** False once the right may be gone, by the sender's own clock; asked before each request. */
  readonly held: () => boolean;
}

/** Nothing was stored: somebody else publishes under this name by now, or may. */
export class FencedOff extends Error {
  /** `current` is the epoch that the transport has seen, where it knows one. */
  constructor({ name, epoch }: Publisher, readonly current?: number) {
    super(current === undefined ? `the lease of ${name} has run out` : `${name} publishes under epoch ${current}, not ${epoch}`);
    this.name = 'FencedOff';
  }
}

/** Throws `FencedOff` when the sender's own clock says that it may no longer send. */
export function assertHeld(publisher: Publisher | undefined): void {
  if (publisher && !publisher.held()) throw new FencedOff(publisher);
}
