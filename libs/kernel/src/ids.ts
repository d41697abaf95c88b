import { v7 } from 'uuid';

const drawn = new Uint8Array(4_096);
let used = drawn.length;

// Asking the system for randomness costs more than the rest of an id: it is fetched for many at once, and used once.
const sixteenBytes = (): Uint8Array => {
  if (used === drawn.length) {
    crypto.getRandomValues(drawn);
    used = 0;
  }
  return drawn.subarray(used, (used += 16));
};

let last = { msecs: 0, seq: 0 };

/** A UUIDv7: unique, and sortable by the millisecond it was made in; ids of one process rise one after another. */
export const newId = (): string => {
  const [random, now] = [sixteenBytes(), Date.now()];
  const fresh = (): number => ((random[6] as number) << 23) | ((random[7] as number) << 16) | ((random[8] as number) << 8) | (random[9] as number);
  last = now > last.msecs ? { msecs: now, seq: fresh() & 0x7fffffff } : { msecs: last.msecs, seq: (last.seq + 1) >>> 0 };
  if (last.seq === 0) last.msecs += 1;
  return v7({ random, ...last });
};

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** True when the text is a UUID of any version; doors use it before a value reaches a uuid column. */
export const isUuid = (text: string): boolean => uuidPattern.test(text);
