import type { Change } from '@tinhso/persistence';
import type { OutgoingEvent } from './outgoing-event.js';

/** One event that a command has told, as far as a consumer must know it to say whether it has taken it in. */
export interface ToldEvent {
  readonly id: string;
  readonly type: string;
  readonly newerForm?: string;
}

/** How far an aggregate was after a command, and what the others were told of it. */
export interface VersionToken {
  readonly subject: string;
  readonly version: number;
  readonly events: readonly ToldEvent[];
}

/** A header holds no more; of a command that changed more aggregates the last are named. */
const most = 20;
const longest = 4_000;
const mostTokens = 5;

export interface OutboxChange extends Change {
  readonly events: readonly OutgoingEvent[];
}

const isOutbox = (change: Change): change is OutboxChange => 'events' in change;

export const encodeVersionToken = ({ subject, version, events }: VersionToken): string =>
  Buffer.from(JSON.stringify([subject, version, ...events.map(({ id, type, newerForm }) => [id, type, ...(newerForm ? [newerForm] : [])])])).toString('base64url');

/** The token of everything that these changes tell; undefined when they tell nothing. */
export function versionTokenOf(changes: readonly Change[]): string | undefined {
  const told = changes.filter(isOutbox).flatMap((change) => change.events);
  const last = told.at(-1);
  return last && encodeVersionToken({ subject: last.subject, version: last.aggregateVersion, events: told.slice(-most) });
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= 200 && !value.includes('\0');
const isEvent = (value: unknown): value is [string, string, string?] => Array.isArray(value) && (value.length === 2 || value.length === 3) && value.every(isText);

/** undefined for anything that `encodeVersionToken` did not make. */
export function decodeVersionToken(text: string): VersionToken | undefined {
  if (text.length > longest || !/^[\w-]+$/.test(text)) return undefined;
  try {
    const [subject, version, ...events] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    if (!isText(subject) || !Number.isSafeInteger(version) || events.length === 0 || events.length > most || !events.every(isEvent)) return undefined;
    return { subject, version: version as number, events: events.map(([id, type, newerForm]) => ({ id, type, ...(newerForm ? { newerForm } : {}) })) };
  } catch {
    return undefined;
  }
}

/** The tokens of several acts, as the list that a header may be; undefined when one of them is no token. */
export function decodeVersionTokens(header: string): readonly VersionToken[] | undefined {
  const tokens = header.split(',').map((text) => decodeVersionToken(text.trim()));
  return tokens.length <= mostTokens && tokens.every((token) => token !== undefined) ? tokens : undefined;
}
