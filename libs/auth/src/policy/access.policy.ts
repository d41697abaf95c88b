import type { Actor, Placement } from '@tinhso/kernel';
import type { PermissionTable, Reach } from './permission-table.js';

/** What the policy has to know of a record; nothing else about it counts. */
export interface Resource {
  /** Everybody whose own record it is: owner, submitter, representative. */
  readonly ownerId?: string | readonly string[];
  readonly agencyCode?: string;
  readonly unitCode?: string;
}

export type Decision = 'granted' | 'refused';

/**
 * What a list, a search or an export may show: records that fulfil at least one of these.
 * `all: true` is everything; all empty is nothing.
 */
export interface Visible {
  readonly all: boolean;
  readonly ownerIds: readonly string[];
  readonly agencyCodes: readonly string[];
  readonly units: readonly { readonly agencyCode: string; readonly unitCode: string }[];
}

const nothing: Visible = { all: false, ownerIds: [], agencyCodes: [], units: [] };

export interface PolicyOptions {
  /** The names under which records belong to an actor; by default its id. */
  readonly ownerIdsOf?: (actor: Actor) => readonly string[];
}

/**
 * The one place where permission, jurisdiction and ownership meet. `decide` is defined by `reach`, so that a list
 * can never show what a single read refuses, nor hide what it grants.
 */
export class Policy {
  constructor(private readonly table: PermissionTable, private readonly options: PolicyOptions = {}) {}

  /** Every permission that this policy knows. */
  get permissions(): PermissionTable {
    return this.table;
  }

  /** May the actor do this to anything at all? Asked by the guard before the record is known. */
  permits(actor: Actor, permission: string): boolean {
    return this.reachesOf(actor, permission).size > 0;
  }

  /** May the actor do this to this record? Unknown permissions are refused. */
  decide(actor: Actor, permission: string, resource: Resource): Decision {
    return isVisible(this.reach(actor, permission), resource) ? 'granted' : 'refused';
  }

  /** Which records the actor may do this to. */
  reach(actor: Actor, permission: string): Visible {
    const reaches = this.reachesOf(actor, permission);
    if (reaches.has('any') || (reaches.has('province') && actor.placements.length > 0)) return { ...nothing, all: true };
    return {
      all: false,
      ownerIds: reaches.has('own') ? this.ownerIdsOf(actor) : [],
      agencyCodes: reaches.has('agency') ? unique(actor.placements.map((placement) => placement.agencyCode)) : [],
      units: reaches.has('unit') ? actor.placements.map(({ agencyCode, unitCode }: Placement) => ({ agencyCode, unitCode })) : [],
    };
  }

  private ownerIdsOf(actor: Actor): readonly string[] {
    return this.options.ownerIdsOf?.(actor) ?? [actor.id];
  }

  private reachesOf(actor: Actor, permission: string): ReadonlySet<Reach> {
    const grants = Object.hasOwn(this.table, permission) ? this.table[permission as keyof PermissionTable] ?? {} : {};
    const held = actor.roles.filter((role) => role !== 'agency-client' || actor.scopes.includes(permission));
    return new Set(held.flatMap((role) => grants[role] ?? []));
  }
}

/** True when a record is among those that a reach speaks of. */
export function isVisible(visible: Visible, resource: Resource): boolean {
  const owners = [resource.ownerId ?? []].flat();
  return visible.all
    || owners.some((owner) => visible.ownerIds.includes(owner))
    || (resource.agencyCode !== undefined && visible.agencyCodes.includes(resource.agencyCode))
    || (resource.unitCode !== undefined && visible.units.some((unit) => unit.unitCode === resource.unitCode && unit.agencyCode === resource.agencyCode));
}

const unique = (codes: readonly string[]): readonly string[] => [...new Set(codes)];
