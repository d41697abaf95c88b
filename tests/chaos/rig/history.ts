/** A command as its client knows it: acknowledged under its key, with the version and the event that it made. */
export interface Command {
  readonly key: string;
  readonly subject: string;
  readonly version: number;
  readonly event: string;
}

export interface Logged {
  readonly subject: string;
  readonly sequence: number;
  readonly event: string;
}

export interface Effect extends Logged {
  readonly group: string;
}

export interface Offset {
  readonly group: string;
  readonly partition: string;
  /** Where the group reads on. */
  readonly committed: number;
  /** Position that the next message will get. */
  readonly end: number;
}

/** Everything that is left of a run when all its work is done. */
export interface History {
  /** What clients wrote into their journal when they had an answer. */
  readonly acknowledged: readonly Command[];
  /** What the database says was done. */
  readonly commands: readonly Command[];
  readonly aggregates: readonly { readonly subject: string; readonly version: number }[];
  /** The transport's messages; those of one subject in the order in which they are delivered. */
  readonly log: readonly Logged[];
  readonly groups: readonly string[];
  /** Those of one group and subject in the order in which they happened. */
  readonly effects: readonly Effect[];
  readonly parked: readonly { readonly group: string; readonly event: string }[];
  readonly offsets: readonly Offset[];
  /** Rows that still wait to be published. */
  readonly unpublished: number;
}
