/** What operators should hear of; fields carry ids and codes, never data of an event. */
export interface EventReport {
  readonly kind: 'relay-failed' | 'refused' | 'retry' | 'parked' | 'batch-failed' | 'group-failed' | 'stalled' | 'position-lost' | 'operation-failed';
  readonly error?: unknown;
  readonly fields: Readonly<Record<string, string | number>>;
}

export type Report = (report: EventReport) => void;

export const noReport: Report = () => undefined;

/** One line about an error, short enough for a column. */
export const describe = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).replaceAll('\0', '').slice(0, 2000);
