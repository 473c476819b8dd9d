/** A stored cell as people and programs see it: names instead of numbers, limits computed where counts allow. */
import { proportion, rate } from "../stats/index.ts";
import type { Area } from "../areas/index.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Observation } from "./contract.ts";
import type { CellRow, GroupRow, IndicatorRow, PeriodRow, ReleaseRow } from "./queries.ts";

const confidence = 0.95;

export function describeCell(cell: CellRow, area: Area, catalogue: Catalogue): Observation {
  const indicator = catalogue.indicatorOf(cell.indicator);
  return {
    ...names(
      indicator,
      area,
      catalogue.periodOf(cell.period),
      catalogue.groupOf(cell.population_group),
      catalogue.releaseOf(cell.release_id),
    ),
    ...limitsOf(cell, indicator),
    value: cell.value,
    status: cell.status,
    numerator: cell.numerator,
    denominator: cell.denominator,
  };
}

/** The figure that is not there because the source left its whole column empty. */
export function describeNotMeasured(
  indicator: IndicatorRow,
  area: Area,
  period: PeriodRow,
  group: GroupRow,
  release: ReleaseRow,
): Observation {
  return {
    ...names(indicator, area, period, group, release),
    value: null,
    lower: null,
    upper: null,
    limits: null,
    status: "notMeasured",
    numerator: null,
    denominator: null,
  };
}

/** Address part of an observation: indicator, area, division, period and group, none of which holds a dot. */
export function observationId(indicator: string, area: Pick<Area, "code" | "division">, period: string, group: string): string {
  return [indicator, area.code, area.division, period, group].join(".");
}

/** The parts of an observation's id; null when it is none. */
export function parseObservationId(
  id: string,
): { indicator: string; area: string; division: number; period: string; group: string } | null {
  const parts = id.split(".");
  const [indicator, area, division, period, group] = parts;
  return parts.length === 5 && /^\d{4}$/.test(division) ? { indicator, area, division: Number(division), period, group } : null;
}

function names(indicator: IndicatorRow, area: Area, period: PeriodRow, group: GroupRow, release: ReleaseRow) {
  const fromSource = indicator.source_keys.find((key) => key.startsWith(`${release.source_id}:`));
  return {
    id: observationId(indicator.id, area, period.id, group.id),
    indicator: indicator.id,
    sourceKey: fromSource ?? indicator.source_keys[0] ?? null,
    area: area.code,
    division: area.division,
    period: period.id,
    group: group.id,
    release: release.key,
  };
}

/** The source's own limits; else Wilson's for a proportion in percent and Byar's for a rate, where numerator and denominator are known. */
export function limitsOf(cell: CellRow, indicator: IndicatorRow): Pick<Observation, "lower" | "upper" | "limits"> {
  if (cell.lower !== null && cell.upper !== null) return { lower: cell.lower, upper: cell.upper, limits: "source" };
  const { value, numerator, denominator } = cell;
  const none = { lower: null, upper: null, limits: null };
  if (value === null || numerator === null || denominator === null || !(denominator > 0) || numerator < 0) return none;
  if (indicator.measure === "proportion" && numerator <= denominator) {
    const { lower, upper } = proportion(numerator, denominator, confidence, indicator.unit === "%" ? 100 : 1);
    return { lower, upper, limits: "wilson" };
  }
  if (indicator.measure === "rate" && numerator > 0) {
    const { lower, upper } = rate(numerator, denominator, (value / numerator) * denominator, confidence);
    return { lower, upper, limits: "byar" };
  }
  return none;
}
