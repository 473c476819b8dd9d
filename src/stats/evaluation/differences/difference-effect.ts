import type { Random } from "../../random/seeded-random.ts";
import type { Panel } from "../panel.ts";
import { sides } from "../part.ts";
import { usable } from "../usable.ts";
import { type AreaSpreads, areaSpreads } from "./area-spreads.ts";
import { permutationTest } from "./permutation-test.ts";
import { twoWayEffect } from "./two-way-effect.ts";
import { wildBootstrap } from "./wild-bootstrap.ts";

export type DifferenceMethod = "clusterRobust" | "wildBootstrap" | "permutation";

export type DifferenceEffect = {
  value: number;
  lower: number;
  upper: number;
  p: number;
  method: DifferenceMethod;
  /** Why that method: how many areas the smaller side has, or because it was asked. */
  why: "manyAreas" | "fewAreas" | "veryFewAreas" | "oneArea" | "asked";
  /** CR2 and its degrees of freedom; NaN for the two methods that need none. */
  standardError: number;
  degrees: number;
  /** The smallest p that the design can give; 0 for the cluster-robust one. */
  smallestP: number;
  /** Sets of areas or bootstrap draws; 0 for the cluster-robust one. */
  draws: number;
  /** Whether a permutation counted every set. */
  exact: boolean;
  /** Usable areas: those with a value before and one after the start. */
  treated: number;
  comparison: number;
};

export type EffectOptions = {
  random: Random;
  /** 0.95 unless told. */
  confidence?: number;
  /** Bootstrap draws, 999 unless told. */
  draws?: number;
  /** Sets of areas beyond which they are drawn, 4,999 unless told. */
  sets?: number;
  /** Instead of the one that the number of areas leads to. */
  method?: DifferenceMethod | undefined;
  /** For a permutation, how fitful each area was; from the panel's own periods before unless told. Null after a lot: then any set was as likely. */
  spreads?: AreaSpreads | null | undefined;
};

/** Those that were told, else those of this panel, for parts of it that hold too few periods themselves. */
export const spreadsOf = (panel: Panel, { spreads }: Pick<EffectOptions, "spreads">): AreaSpreads | null =>
  spreads === undefined ? areaSpreads(panel) : spreads;

/** From this many areas on the smaller side the bootstrap does; below it areas are permuted. */
export const fewestForBootstrap = 6;
/** From this many areas on the smaller side cluster-robust errors with Student's t do. */
export const fewestForClusterRobust = 15;

/** Which way of judging suits so many areas. The two borders are this house's own, from the simulations in the tests. */
export function methodFor(treated: number, comparison: number): Pick<DifferenceEffect, "method" | "why"> {
  const fewest = Math.min(treated, comparison);
  if (fewest >= fewestForClusterRobust) return { method: "clusterRobust", why: "manyAreas" };
  if (fewest >= fewestForBootstrap) return { method: "wildBootstrap", why: "fewAreas" };
  return { method: "permutation", why: fewest === 1 ? "oneArea" : "veryFewAreas" };
}

/**
 * The difference-in-differences effect by two-way fixed effects, judged by the method that suits the number of areas:
 * 15 or more on the smaller side `twoWayEffect`, 6 to 14 `wildBootstrap`, fewer `permutationTest`. All NaN when a side has no usable area.
 * Source: see those three.
 * @example const counties = panel({ values: [20.44, 21.03, 23.33, 21.17], periods: 2, treated: [true, false], start: 1 });
 * differenceEffect(counties, { random: seededRandom(1) }) // { value: 2.75, p: 1, method: "permutation", why: "oneArea", smallestP: 1 } (Card & Krueger 1994, table 3: 2.76 from unrounded means)
 */
export function differenceEffect(given: Panel, options: EffectOptions): DifferenceEffect {
  const { random, confidence = 0.95, draws = 999, sets = 4999 } = options;
  const panel = usable(given);
  const { treated, comparison } = sides(panel);
  const { method, why } = options.method ? { method: options.method, why: "asked" as const } : methodFor(treated, comparison);
  const none = Number.NaN;
  const base = { method, why, treated, comparison, smallestP: 0, draws: 0, exact: false, standardError: none, degrees: none };
  if (treated === 0 || comparison === 0) return { ...base, value: none, lower: none, upper: none, p: none, smallestP: 1 };
  if (method === "clusterRobust") return { ...base, ...twoWayEffect(panel, confidence) };
  if (method === "permutation") {
    const { sets: tried, ...found } = permutationTest(panel, confidence, random, sets, options.spreads);
    return { ...base, ...found, draws: tried };
  }
  const { value, lower, upper, p } = wildBootstrap(panel, confidence, random, draws);
  return { ...base, value, lower, upper, p, smallestP: 1 / (draws + 1), draws };
}
