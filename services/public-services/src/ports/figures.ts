import type { Visible } from '@tinhso/auth';

export interface Figures {
  readonly at: string;
  readonly received: number;
  readonly dueToday: number;
  readonly late: number;
  readonly onTime: number;
  readonly issued: number;
}

export interface FiguresReader {
  read(visible: Visible, at: Date): Promise<Figures>;
}
