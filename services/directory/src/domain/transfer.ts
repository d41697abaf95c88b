import type { Agency } from '@tinhso/definitions';
import type { Placement } from '@tinhso/kernel';
import { transferErrors } from './transfer.errors.js';

export interface Post {
  readonly agencyCode: string;
  readonly unitCode: string;
  readonly position: string;
}

/** An officer as of now: placements from the pack, or from the last transfer. */
export interface PlacedOfficer {
  readonly username: string;
  readonly placements: readonly Placement[];
  /** Version of the placements; 0 while the pack's own word holds. */
  readonly version: number;
}

export interface Transfer {
  readonly username: string;
  readonly placements: readonly Placement[];
  /** The version that the decision was made on. */
  readonly seenVersion: number;
}

/** A transfer ends all posts that the officer had. Throws when the new unit does not exist or nothing would change. */
export function transfer(officer: PlacedOfficer, post: Post, agencies: readonly Agency[]): Transfer {
  const { agencyCode, unitCode, position } = post;
  const agency = agencies.find((a) => a.code === agencyCode);
  if (!agency?.units.some((u) => u.code === unitCode)) throw transferErrors('directory/unknown-unit', { agencyCode, unitCode });
  const [only, ...others] = officer.placements;
  const same = only?.agencyCode === agencyCode && only.unitCode === unitCode && only.position === position;
  if (same && others.length === 0) throw transferErrors('directory/already-there');
  return { username: officer.username, placements: [placementOf(post, agencies)], seenVersion: officer.version };
}

/** A post with the communes that its agency answers for; none means the whole province. */
export const placementOf = (post: Post, agencies: readonly Agency[]): Placement => ({
  agencyCode: post.agencyCode, unitCode: post.unitCode, position: post.position,
  communeCodes: agencies.find((a) => a.code === post.agencyCode)?.communeCodes ?? [],
});
