import { keep } from './result.ts';

export interface Side {
  /** Measures once: a rate, a time or a size; both sides the same. */
  (): Promise<number>;
}

const pairs = Number(process.env['BENCH_PAIRS'] ?? 5);

/** Measures both sides in turn, A B B A …, prints and keeps the ratios ours/limit of each pair. */
export async function alternate(name: string, unit: string, sides: { readonly ours: Side; readonly limit: Side }, how: Record<string, unknown> = {}): Promise<void> {
  const ratios: number[] = [];
  const figures: Record<'ours' | 'limit', number[]> = { ours: [], limit: [] };
  for (let pair = 0; pair < pairs; pair += 1) {
    for (const side of pair % 2 === 0 ? ['ours', 'limit'] as const : ['limit', 'ours'] as const) figures[side][pair] = await sides[side]();
    const [ours, limit] = [figures.ours[pair] as number, figures.limit[pair] as number];
    ratios.push(ours / limit);
    console.log(`pair ${pair + 1}: ${ours.toPrecision(4)} against ${limit.toPrecision(4)} ${unit} = ${(ours / limit).toFixed(3)}`);
  }
  const rounded = (values: readonly number[]): number[] => values.map((value) => Number(value.toPrecision(4)));
  keep(name, ratios, { unit, ours: rounded(figures.ours), limit: rounded(figures.limit), ...how });
}
