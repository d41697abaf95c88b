/** `hour` is an office hour; `same-day` ignores `amount`. */
export const limitUnits = ['hour', 'working-day', 'calendar-day', 'same-day'] as const;
export type LimitUnit = (typeof limitUnits)[number];

export interface TimeLimit {
  readonly amount: number;
  readonly unit: LimitUnit;
  /** False where a procedure's law knows no cut-off; hours never have one. */
  readonly cutOff?: boolean;
}
