import { serviceAccountName, subjectOf } from '@tinhso/auth';
import type { Visible } from '@tinhso/auth';

/** The clients whose records a list may show; null for all. */
export function clientsOf({ all, agencyCodes, ownerIds }: Visible, ownClient: string): readonly string[] | null {
  if (all) return null;
  return [...agencyCodes, ...(ownerIds.includes(subjectOf(serviceAccountName(ownClient))) ? [ownClient] : [])];
}
