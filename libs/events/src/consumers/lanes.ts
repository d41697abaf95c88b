/** Runs the chains side by side, at most `width` at once; each chain is one key and stays in order. */
export async function inLanes<T>(chains: Iterable<T>, width: number, work: (chain: T) => Promise<void>): Promise<void> {
  const waiting = chains[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: width }, lane));
}
