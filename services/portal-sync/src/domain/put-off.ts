const firstMs = 30_000;
const longestMs = 3_600_000;
const attempts = 8;

/** When a dossier that the portal did not take is tried again; undefined when it has been tried often enough. */
export const putOffUntil = (attempt: number, now: Date): Date | undefined =>
  (attempt >= attempts ? undefined : new Date(now.getTime() + Math.min(longestMs, firstMs * 2 ** (attempt - 1))));

const firstPauseMs = 500;
const longestPauseMs = 60_000;

/** Pause in milliseconds after so many rounds in a row without the portal. */
export const pauseAfter = (failures: number): number => Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failures - 1, 10));
