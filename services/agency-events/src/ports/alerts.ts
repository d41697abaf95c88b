/** Something that a technician should know of a receiver: the event that does not arrive, by what identifies it. */
export interface Trouble {
  readonly subscriptionId: string;
  readonly technician: string;
  readonly sink: string;
  readonly since: Date;
  /** Why it was disabled, when it was. */
  readonly disabled?: string;
  readonly blockedSubjects: number;
  readonly waiting: number;
  readonly event?: { readonly id: string; readonly type: string; readonly subject: string; readonly sequence: number; readonly failures: number; readonly error: string; readonly nextAt?: Date };
}

export interface Troubles {
  /** Those that nobody has been told of, and of whose subscriptions nobody was told within the hour. */
  untold(failures: number, limit: number): Promise<readonly Trouble[]>;
  told(subscriptionId: string): Promise<void>;
}

export interface Mail {
  readonly reference: string;
  readonly about: string;
  readonly email: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  /** Throws errors of kind `unavailable` that pass. */
  queue(mail: Mail): Promise<void>;
}
