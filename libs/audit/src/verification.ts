import type { Anchor } from './anchor-file.js';

export type FaultKind = 'changed' | 'deleted' | 'inserted' | 'reordered' | 'truncated' | 'rewritten';

/** The first bad row. */
export interface ChainFault {
  readonly kind: FaultKind;
  /** Place in the chain, counted from 1; absent for a record that stands outside it. */
  readonly position?: number;
  /** `seq` of the record, where one can be named. */
  readonly seq?: string;
  /** In English, for the operator. */
  readonly text: string;
}

export interface Verification {
  readonly ok: boolean;
  readonly fault?: ChainFault;
  /** Records whose hash was recomputed and found right. */
  readonly verified: number;
  /** Records that the sealer has not reached yet. */
  readonly pending: number;
  readonly anchors: number;
  readonly head: Anchor;
}

export const faultTexts: Record<FaultKind, string> = {
  changed: 'the record or its hash was changed, or a sealed record before it was taken out',
  deleted: 'a sealed record is missing',
  inserted: 'a record was put in after its numbers had been settled',
  reordered: 'the record stands in the place of another',
  truncated: 'the end of the chain was cut off: an anchor lies beyond it',
  rewritten: 'the chain is whole in itself but not the one that was anchored: it was written anew after the anchor before this place',
};

export const faultOf = (kind: FaultKind, position?: number, seq?: string): ChainFault => ({ kind, position, seq, text: faultTexts[kind] });
