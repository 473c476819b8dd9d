/** Figures as CSV: the same columns everywhere, in this order; new ones are only added at the end. */
import { csvLine, type CsvValue } from "../../kernel/csv.ts";
import type { Area } from "../../areas/index.ts";
import type { Observation } from "../contract.ts";

export const observationColumns = [
  "area",
  "division",
  "level",
  "indicator",
  "sourceKey",
  "group",
  "period",
  "value",
  "lower",
  "upper",
  "limits",
  "numerator",
  "denominator",
  "status",
  "reasonForAbsence",
  "release",
] as const;

/** Lists of areas also tell their names; the file of a release doesn't, for it may never change and names are mended. */
export function observationCsv(rows: readonly { area: Pick<Area, "level" | "name">; observation: Observation }[]): string {
  return (
    csvLine([...observationColumns, "areaName"]) +
    rows.map(({ area, observation }) => csvLine([...cells(observation, area.level), area.name])).join("")
  );
}

function cells(o: Observation, level: string): CsvValue[] {
  return [
    o.area,
    o.division,
    level,
    o.indicator,
    o.sourceKey,
    o.group,
    o.period,
    o.value,
    o.lower,
    o.upper,
    o.limits,
    o.numerator,
    o.denominator,
    o.status,
    o.value === null ? o.status : null,
    o.release,
  ];
}
