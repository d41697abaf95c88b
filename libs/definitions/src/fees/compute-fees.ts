import type { Answers, Text } from '../schema/common.js';
import { holds } from '../schema/holds.js';
import type { Fee } from '../schema/fees.js';

export interface FeeItem {
  readonly code: string;
  readonly name: Text;
  readonly kind: Fee['kind'];
  readonly quantity: number;
  /** Đồng, before an exemption. */
  readonly unitAmount: number;
  /** Đồng, what is due. */
  readonly amount: number;
  readonly inAdvance: boolean;
  readonly exemption?: { readonly code: string; readonly name: Text; readonly percent: number; readonly basis: string };
  readonly basis: string;
}

export interface FeeBill {
  readonly items: readonly FeeItem[];
  /** Đồng. */
  readonly total: number;
  /** Đồng that must be paid before the dossier can be accepted. */
  readonly inAdvance: number;
}

interface Dated {
  readonly from: string;
  readonly to?: string;
}

const current = (day: string) => ({ from, to }: Dated): boolean => from <= day && (to === undefined || day <= to);

function quantityOf(fee: Fee, answers: Answers): number {
  if (fee.per === 'dossier' || fee.quantityField === undefined) return 1;
  const value = answers[fee.quantityField];
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 1;
}

function itemOf(fee: Fee, answers: Answers, day: string): FeeItem | undefined {
  const rate = fee.rates.find((r) => current(day)(r) && holds(r.when, answers));
  if (!rate) return undefined;
  const quantity = quantityOf(fee, answers);
  const [exemption] = fee.exemptions.filter((e) => current(day)(e) && holds(e.when, answers)).sort((a, b) => b.percent - a.percent);
  const amount = Math.round((rate.amount * quantity * (100 - (exemption?.percent ?? 0))) / 100);
  return {
    code: fee.code, name: fee.name, kind: fee.kind, quantity, unitAmount: rate.amount, amount, inAdvance: fee.inAdvance, basis: rate.basis,
    ...(exemption ? { exemption: { code: exemption.code, name: exemption.name, percent: exemption.percent, basis: exemption.basis } } : {}),
  };
}

/** What these answers cost on a Vietnamese day (`yyyy-MM-dd`), the day of submission. A fee without a rate on that day is not due. Integer đồng. */
export function computeFees(fees: readonly Fee[], answers: Answers, day: string): FeeBill {
  const items = fees.flatMap((fee) => itemOf(fee, answers, day) ?? []);
  const sum = (list: readonly FeeItem[]): number => list.reduce((total, item) => total + item.amount, 0);
  return { items, total: sum(items), inAdvance: sum(items.filter((item) => item.inAdvance)) };
}
