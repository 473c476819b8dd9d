/** By what areas are put in order from least to most advantaged. Whoever uses an order says which. */
import type { Area } from "../areas/index.ts";
import type { IndicatorRow } from "../figures/index.ts";

export type Ordering =
  /** By one indicator, or by several together: then an index of their standard scores, each with the same weight. */
  | { kind: "indicators"; id: string; indicators: IndicatorRow[] }
  /** A named group of areas against the rest: two bands, no ladder. */
  | { kind: "areas"; id: string; set: Area };
