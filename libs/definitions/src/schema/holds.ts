import type { Answers, Condition } from './common.js';

/** Whether a condition is true of these answers; an absent one always is. */
export const holds = (condition: Condition | undefined, answers: Answers): boolean =>
  condition === undefined || (condition.in as readonly unknown[]).includes(answers[condition.field]);
