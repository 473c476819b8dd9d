/** How many people have a need, per area: out of a share and the people that it is of, or straight from a count. */
import type { Area } from "../../areas/index.ts";
import type { GroupRow, IndicatorRow, PeriodRow } from "../../figures/index.ts";
import type { Translated } from "../../kernel/language.ts";
import { Problem } from "../../kernel/problem.ts";
import type { NeedFigure } from "./follows.ts";
import type { LeftOutReason } from "./reasons.ts";
import { peopleOf } from "../gap/people.ts";
import type { Slice } from "../gap/slice.ts";

/** `share`: part of the people with it. `rest`: the part without it, as more of it is better. `count`: the number of people itself. */
export type NeedKind = "share" | "rest" | "count";

/** Who was counted, when; `instead`: all residents stand in for the group's own people. */
export type Counted = { of: PeriodRow; as: Translated; instead: boolean };

/** What can be a need: something that a number of people have. Null for means, rates and scores, and for counts of what is good. */
export function needKind({ measure, unit, polarity }: Pick<IndicatorRow, "measure" | "unit" | "polarity">): NeedKind | null {
  if (measure === "proportion" && unit === "%") return polarity === "higherIsBetter" ? "rest" : "share";
  return measure === "count" && polarity !== "higherIsBetter" ? "count" : null;
}

/** @throws Problem `not-a-need` */
export function needKindOf(indicator: IndicatorRow): NeedKind {
  const kind = needKind(indicator);
  if (kind) return kind;
  throw new Problem({
    kind: "not-a-need",
    message: `${indicator.id} doesn't say how many people have a need.`,
    wayOut: "Choose a share of people in percent, or a count of people.",
  });
}

/** All residents; where nobody counted them, the people of the group. Null where neither is loaded. */
export function residentsIn(slice: Slice, group: GroupRow, period: PeriodRow, list: Parameters<typeof peopleOf>[3]) {
  return peopleOf(slice, { ...group, counted_by: [] }, period, list) ?? peopleOf(slice, group, period, list);
}

/** @returns per code of an area the need, or why it isn't known; and who was counted to make people out of shares */
export function needsIn(
  slice: Slice,
  indicator: IndicatorRow,
  group: GroupRow,
  period: PeriodRow,
  list: Parameters<typeof peopleOf>[3],
): { needs: Map<string, NeedFigure>; counted: Counted | null } {
  const kind = needKindOf(indicator);
  const found = kind === "count" ? residentsIn(slice, group, period, list) : peopleOf(slice, group, period, list);
  const column = slice.column(indicator, group, period);
  const needs = slice.areas.map(({ code }: Area, at): [string, NeedFigure] => {
    const figure = column[at];
    const people = found?.counts[at] ?? Number.NaN;
    if (!figure || figure.value === null) return [code, { because: noNeed(figure?.status) }];
    if (Number.isNaN(people)) return [code, { because: { code: "noPeople" } }];
    if (people === 0) return [code, { because: { code: "emptyArea" } }];
    // What was counted in a register has no sampling error: its limits are the number itself.
    const exact = indicator.method === "register" && figure.lower === null;
    const limits = exact ? { lower: figure.value, upper: figure.value } : figure;
    return [code, kind === "count" ? asCount(figure.value, limits, people) : asShare(figure.value, limits, people, kind)];
  });
  return {
    needs: new Map(needs),
    counted: found && { of: found.of, as: found.as, instead: kind !== "count" && found.instead && group.counted_by.length > 0 },
  };
}

type Limits = { lower: number | null; upper: number | null };

function asCount(value: number, { lower, upper }: Limits, people: number): NeedFigure {
  return { rate: value / people, needed: value, lower, upper };
}

function asShare(value: number, { lower, upper }: Limits, people: number, kind: "share" | "rest"): NeedFigure {
  const part = (percent: number): number => (kind === "rest" ? 100 - percent : percent) / 100;
  const of = (percent: number | null): number | null => (percent === null ? null : part(percent) * people);
  const ends = kind === "rest" ? { lower: of(upper), upper: of(lower) } : { lower: of(lower), upper: of(upper) };
  return { rate: part(value), needed: part(value) * people, ...ends };
}

function noNeed(status: string | undefined): LeftOutReason {
  const known = status === "unknown" || status === "suppressed" || status === "notApplicable" || status === "notMeasured";
  return { code: "noNeed", status: known ? status : "nothing" };
}
