import type { Report } from '@tinhso/events';

/** What the libs tell an operator goes to the parent, which counts it. */
export const report: Report = ({ kind, error, fields }) => {
  process.send?.({ report: kind, error: error instanceof Error ? error.message : error, fields });
};
