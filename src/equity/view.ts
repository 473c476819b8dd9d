/** What the room's use cases give to pages, API and command line. Numbers here are plain; words are made by sentences/. */
import type { Area, Level } from "../areas/index.ts";
import type { GroupRow, IndicatorRow, PeriodRow } from "../figures/index.ts";
import type { Translated } from "../kernel/language.ts";
import type { MeasureId } from "./measures/ids.ts";
import type { Ordering } from "./gap/ordering.ts";
import type { Reason } from "./reasons.ts";

/** How limits were made. `standardErrors`: from the source's own limits. `scatter`: from how far areas lie from the line, because the source gives none. */
export type LimitsFrom = "standardErrors" | "scatter" | "simulation";

/** One measure: its value, or why it can't be had. A value may still lack limits; then `noLimits` says why. */
export type Outcome =
  | {
      measure: MeasureId;
      computable: true;
      value: number;
      lower: number | null;
      upper: number | null;
      limitsFrom: LimitsFrom | null;
      noLimits: Reason | null;
      /** For a measure of spread: without what sampling noise adds. Its limits belong to this one. */
      corrected: number | null;
    }
  | { measure: MeasureId; computable: false; because: Reason };

/** An area on the ladder of one period. */
export type Rung = {
  area: Area;
  value: number;
  lower: number | null;
  upper: number | null;
  /** People whom it weighs for; null where nobody counted them. */
  people: number | null;
  /** Value of the ordering; null without one, or where a named group orders. */
  orderValue: number | null;
  /** Middle of its stretch on the ladder, 0 (least advantaged) … 1; null without an ordering or people. */
  rank: number | null;
  /** Fifth of all people that it belongs to, 1 (least advantaged) … 5; null as above, and with fewer than five areas. */
  fifth: number | null;
  observation: string;
};

/** An area that was left out, and why. */
export type LeftOut = { area: Area; because: Reason };

/** A fifth of the people, or a named group and the rest: its people-weighted mean. */
export type Band = { id: string; areas: number; people: number | null; value: number };

/** The straight line over the ladder: what the two ends are by the line, and each one's limits. */
export type Line = {
  least: { value: number; lower: number | null; upper: number | null };
  most: { value: number; lower: number | null; upper: number | null };
  /** most − least, in the unit of the indicator: the slope index. */
  slope: { value: number; lower: number | null; upper: number | null };
  limitsFrom: LimitsFrom | null;
};

/** Inequality in one period. */
export type PeriodView = {
  period: PeriodRow;
  /** Period of the ordering, where it was not measured in the same one. */
  orderedBy: PeriodRow | null;
  /** Group of the ordering, where it was not measured for the same one. */
  orderedByGroup: GroupRow | null;
  /** Period in which the people were counted. */
  peopleOf: PeriodRow | null;
  /** Whom the people's number counts: "inwoners van 15 jaar en ouder"; null where nobody counted them. */
  peopleAs: Translated | null;
  /** True where the group's own people are not loaded and all residents stand in for them. */
  peopleInstead: boolean;
  /** From least to most advantaged; in the order of their codes without an ordering. */
  rungs: Rung[];
  leftOut: LeftOut[];
  bands: Band[];
  line: Line | null;
  /** People-weighted mean of the rungs; plain mean without people. */
  mean: number | null;
  /** What the mean would be if all had the level of the best-off band, and how many people that is. */
  levelledUp: { mean: number; people: number | null; noPeople: Reason | null } | null;
  noLevelledUp: Reason | null;
  outcomes: Outcome[];
};

/** From the first to the last period. */
export type GapChange = {
  from: PeriodRow;
  to: PeriodRow;
  /** The gap in either period, most − least advantaged: the slope, or for a named group the rest less the group. Over the areas of both periods. */
  gapThen: number;
  gapNow: number;
  areas: number;
  /** Gap now less gap then, in the unit of the indicator, counted in the direction of the gap then, so that shrinking is negative. */
  slope: { value: number; lower: number | null; upper: number | null; limitsFrom: LimitsFrom | null };
  /** The same as a part of the gap then: −0.2 is a fifth less. Null where there was none. */
  relative: { value: number; lower: number | null; upper: number | null } | null;
  evidence: "demonstrated" | "notDemonstrable" | "unknownUncertainty";
  /** `changed`: the line went through level between two gaps of which neither is clear of 0, so nobody can say whether it grew or shrank. */
  movement: "smaller" | "larger" | "aboutEqual" | "turned" | "changed";
};

export type EquityView = {
  indicator: IndicatorRow;
  group: GroupRow;
  level: Level;
  within: Area;
  ordering: Ordering | null;
  /** Indicators by which areas may be put in order. */
  orderings: IndicatorRow[];
  groups: GroupRow[];
  /** Oldest first. */
  periods: PeriodView[];
  /** The chosen one of them; the last unless asked. */
  current: PeriodView;
  change: GapChange | null;
  noChange: Reason | null;
};

/** One indicator in a city's overview. `placeFirst`…`placeLast`: where it may stand among all, at 95 %. */
export type OverviewRow = {
  indicator: IndicatorRow;
  group: GroupRow;
  current: PeriodView;
  /** Most − least advantaged in that period: the slope, or for a named group the rest less the group. */
  gap: { value: number; lower: number | null; upper: number | null; limitsFrom: LimitsFrom | null };
  change: GapChange | null;
  /** Whether the least advantaged have the less favourable end; null where the indicator has no direction. */
  againstLeast: boolean | null;
  places: { first: number; last: number } | null;
};

export type Overview = {
  within: Area;
  level: Level;
  ordering: Ordering;
  rows: OverviewRow[];
  notComputable: { indicator: IndicatorRow; because: Reason }[];
};
