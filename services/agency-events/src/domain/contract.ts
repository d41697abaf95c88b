/** Fields of a dossier's owner that no event carries and a contract may name, each with the reason. */
export const personalFields = ['owner.name', 'owner.number', 'owner.phone', 'owner.email', 'owner.address'] as const;
export type PersonalField = (typeof personalFields)[number];

export type ContractState = 'proposed' | 'approved' | 'refused' | 'withdrawn';

/** What an agency may see and why, decided by an administrator; nothing is delivered without one. */
export interface Contract {
  readonly id: string;
  /** Client of the agency. */
  readonly client: string;
  readonly state: ContractState;
  readonly purpose: string;
  readonly legalBasis: string;
  /** Full CloudEvents types. */
  readonly types: readonly string[];
  /** Agency codes whose dossiers may be seen; empty for the whole province. */
  readonly areas: readonly string[];
  readonly personalFields: readonly { readonly field: PersonalField; readonly purpose: string }[];
  readonly validFrom: Date;
  readonly validTo?: Date;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly decision?: { readonly by: string; readonly at: Date; readonly reason?: string };
  /** From this position of the log on nothing is delivered. */
  readonly withdrawn?: { readonly by: string; readonly at: Date; readonly position: number; readonly reason: string };
}

export const isInForce = ({ state, validFrom, validTo }: Pick<Contract, 'state' | 'validFrom' | 'validTo'>, at: Date): boolean =>
  state === 'approved' && validFrom <= at && (validTo === undefined || at < validTo);
