import { v7 } from 'uuid';

/** A UUIDv7: unique, and sortable by the millisecond it was made in. */
export const newId = (): string => v7();

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** True when the text is a UUID of any version; doors use it before a value reaches a uuid column. */
export const isUuid = (text: string): boolean => uuidPattern.test(text);
