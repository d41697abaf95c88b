import { serviceAccountName, subjectOf } from '@tinhso/auth';
import type { Resource } from '@tinhso/auth';

/** Whose record it is: technicians are placed in the client of their agency, the client itself is the owner. */
export const recordOf = (client: string): Resource => ({ agencyCode: client, ownerId: subjectOf(serviceAccountName(client)) });
