import { query } from '../../api/api-client.js';
import { readCookie, writeCookie } from '../../web/cookies.js';
import type { PortalRequest } from '../../web/request.js';
import { queues } from '../desk.js';
import type { QueueName } from '../desk.js';

export interface KeptList {
  readonly queue?: QueueName;
  readonly procedure?: string;
  readonly channel?: 'online' | 'counter';
}

const listCookie = 'desk-list';
const channels = ['online', 'counter'] as const;

export const procedureOf = (given: unknown): string | undefined => (typeof given === 'string' && /^[\w.-]{1,20}$/.test(given) ? given : undefined);
export const channelOf = (given: unknown): KeptList['channel'] => channels.find((one) => one === given);

/** The list as it was last looked at: filters stay until they are changed, and a dossier leads back to where it was opened. */
export function keptList(request: Pick<PortalRequest, 'headers'>): KeptList {
  const kept = Buffer.from(readCookie(request.headers.cookie, listCookie) ?? '', 'base64url').toString('utf8').split('|');
  return { queue: queues.find((one) => one === kept[0]), procedure: procedureOf(kept[1]), channel: channelOf(kept[2]) };
}

/** Ends with the browser's session. */
export const keepList = ({ queue, procedure, channel }: KeptList): string =>
  writeCookie(listCookie, Buffer.from([queue, procedure, channel].map((part) => part ?? '').join('|')).toString('base64url'));

export const listAddress = ({ queue, ...filter }: KeptList): string => `/officer/dossiers${query({ queue, ...filter })}`;
