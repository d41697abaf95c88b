import type { Visible } from '@tinhso/auth';

export interface Figures {
  readonly at: string;
  readonly received: number;
  readonly dueToday: number;
  readonly late: number;
  readonly onTime: number;
  readonly issued: number;
  /** Due today and already issued. */
  readonly doneToday: number;
  /** The last month, for comparison. */
  readonly before: { readonly onTime: number; readonly issued: number };
  /** Accepted per Vietnamese day, the last fourteen days, today last. */
  readonly receivedByDay: readonly { readonly day: string; readonly count: number }[];
}

export interface FiguresReader {
  read(visible: Visible, at: Date): Promise<Figures>;
}
