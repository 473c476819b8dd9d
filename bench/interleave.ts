/** Two things measured in turns, so that a busy moment of the machine meets both. */

export type Measured = {
  /** Medians, in the unit of what was measured. */
  ours: number;
  theirs: number;
  /** Median of the ratios per round, ours : theirs. */
  ratio: number;
};

type Step = () => Promise<number> | number;

/** Runs A B A B …; each step tells its own measure. The first `warmUp` rounds don't count. */
export async function interleave(rounds: number, ours: Step, theirs: Step, warmUp = 0): Promise<Measured> {
  const found: { ours: number; theirs: number }[] = [];
  for (let round = 0; round < warmUp + rounds; round++) {
    const pair = { ours: await ours(), theirs: await theirs() };
    if (round >= warmUp) found.push(pair);
  }
  return {
    ours: median(found.map((each) => each.ours)),
    theirs: median(found.map((each) => each.theirs)),
    ratio: median(found.map((each) => each.ours / each.theirs)),
  };
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
