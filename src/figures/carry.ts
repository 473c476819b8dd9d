/** Figures of another division, carried to an area of this one: only by a crosswalk, marked as such, and refused without. */
import { areaIndex, carry, crosswalkInto, crosswalkSources, type Area } from "../areas/index.ts";
import type { Reader } from "../kernel/snapshot.ts";
import { carryInputs, type CarryInputs } from "./carry-inputs.ts";
import { catalogue, type Catalogue } from "./catalogue.ts";
import type { Observation } from "./contract.ts";
import { absences, type Measure, type Status } from "./delivery.ts";
import { describeCell, observationId } from "./observation.ts";
import { cellsOfAreas, type GroupRow, type IndicatorRow, type PeriodRow } from "./queries.ts";

/**
 * Why a figure was not carried. `noCrosswalk`: none between these divisions; `notInCrosswalk`: there is one, and it does not lead to this
 * area; `incomplete`: it forgets an area of the municipality, or weights don't add up to 1; `noValue`: a part has none (or a hidden one);
 * `noPeople`: a mean or share needs to know how many people each part has; `measure`: this kind of figure can't be added or averaged.
 */
export type CarryReason = "noCrosswalk" | "notInCrosswalk" | "incomplete" | "noValue" | "noPeople" | "measure";

export type CarryRefusal = {
  indicator: string;
  group: string;
  period: string;
  fromDivision: number;
  toDivision: number;
  reason: CarryReason;
  /** What was found, in a sentence for who mends it. Empty where the reason says it all. */
  found: string;
};

export type CarriedFigures = { area: Area; observations: Observation[]; refusals: CarryRefusal[] };

type Asked = { indicator: IndicatorRow; group: GroupRow; period: PeriodRow };

/** What each kind of measure is carried as. An index or an unnamed measure may be a median or a rank: neither adds up nor averages. */
const kinds: Readonly<Record<Measure, "count" | "share" | null>> = {
  count: "count",
  proportion: "share",
  rate: "share",
  mean: "share",
  index: null,
  other: null,
};

/**
 * The figures that an area lacks and the areas of another division have, carried to it. Of several divisions the nearest that can be
 * carried from goes first (of two as near, the later). A figure that the area has itself, be it only a reason for absence, is never replaced.
 * A user-made set is not carried to: it is computed from its members.
 * @param division of the area; the newest with figures when absent
 * @returns `refusals`: those figures for which no division could be carried from, once each
 * @throws Problem `no-area`, `no-period`, `no-group` (404)
 */
export async function carriedObservations(
  reader: Reader,
  code: string,
  division: number | undefined,
  choice: { period?: string | undefined; group?: string | undefined } = {},
): Promise<CarriedFigures> {
  const [index, list] = await Promise.all([areaIndex(reader), catalogue(reader)]);
  const area = index.find(code, division);
  const [period, group] = [list.period(choice.period), list.group(choice.group)];
  const result: CarriedFigures = { area, observations: [], refusals: [] };
  if (area.level === "set") return result;
  const groups = group ? [group] : list.groups;
  const [into, walked, ...own] = await Promise.all([
    crosswalkInto(reader.read, area.code, area.division),
    crosswalkSources(reader.read, area.division),
    ...groups.map(({ number }) => cellsOfAreas(reader.read, [area.id], number, period?.number ?? null)),
  ]);
  const has = new Set(own.flat().map((cell) => `${cell.indicator} ${cell.population_group} ${cell.period}`));
  const sources = await Promise.all(
    otherDivisions(list, area).map((from) =>
      carryInputs(
        reader,
        index,
        list,
        area,
        from,
        groups,
        into.filter(({ fromDivision }) => fromDivision === from),
      ),
    ),
  );
  for (const indicator of list.indicators) {
    for (const each of groups) {
      for (const at of period ? [period] : list.periodsOf(indicator, each)) {
        if (has.has(`${indicator.number} ${each.number} ${at.number}`)) continue;
        const asked = { indicator, group: each, period: at };
        const outcomes = sources
          .filter((source) => source.hasValue(indicator, each, at))
          .map((source) => carryOne(area, asked, source, walked, list));
        const carried = outcomes.find((outcome) => "id" in outcome);
        if (carried) result.observations.push(carried);
        else if (outcomes[0] && "reason" in outcomes[0]) result.refusals.push(outcomes[0]);
      }
    }
  }
  return result;
}

/** Divisions of live releases other than the area's own, nearest first. */
function otherDivisions(list: Catalogue, area: Area): number[] {
  const divisions = new Set(list.releases.filter(({ live }) => live).map(({ division }) => division));
  divisions.delete(area.division);
  return [...divisions].sort((a, b) => Math.abs(a - area.division) - Math.abs(b - area.division) || b - a);
}

function carryOne(
  area: Area,
  { indicator, group, period }: Asked,
  source: CarryInputs,
  walked: ReadonlySet<number>,
  list: Catalogue,
): Observation | CarryRefusal {
  const refuse = (reason: CarryReason, found = ""): CarryRefusal => ({
    indicator: indicator.id,
    group: group.id,
    period: period.id,
    fromDivision: source.division,
    toDivision: area.division,
    reason,
    found,
  });
  const kind = kinds[indicator.measure];
  if (kind === null) return refuse("measure");
  if (source.into.length === 0) return refuse(walked.has(source.division) ? "notInCrosswalk" : "noCrosswalk");
  const { figures, weighers, byDenominators } = source.figuresOf(indicator, group, period);
  const result = carry(figures, source.rows, kind);
  const carried = result.values?.get(area.code);
  if (!carried) {
    const refusal = result.values === null ? result.refused[0] : result.refused.find((each) => each.code === area.code);
    const reason = result.values === null ? "incomplete" : refusal?.reason === "noDenominator" ? "noPeople" : "noValue";
    return refuse(reason, refusal?.found);
  }
  const inputs = source.parts(indicator, group, period).map(({ part, cell }) => describeCell(cell, part, list));
  const walk = new Map(source.into.map((row) => [row.fromCode, row.weight]));
  return {
    id: observationId(indicator.id, area, period.id, group.id),
    indicator: indicator.id,
    sourceKey: inputs[0].sourceKey,
    area: area.code,
    division: area.division,
    group: group.id,
    period: period.id,
    value: carried.value,
    lower: null,
    upper: null,
    limits: null,
    status: leastCertain(inputs.map(({ status }) => status)),
    numerator: null,
    denominator: byDenominators ? carried.denominator : null,
    release: null,
    derived: {
      formula: "carried",
      inputs: inputs.map(({ id }) => id),
      weights:
        kind === "count"
          ? []
          : byDenominators
            ? inputs.map(({ id }) => id)
            : weighers.map(({ part, cell }) => describeCell(cell, part, list).id),
      error: carried.error,
      crosswalk: {
        fromDivision: source.division,
        toDivision: area.division,
        shares: inputs.map((input) => walk.get(input.area) ?? 0),
        basis: carried.basis,
        sources: carried.sources,
      },
    },
  };
}

/** A whole is provisional as long as a part of it is. */
function leastCertain(found: readonly Status[]): Status {
  const order: readonly Status[] = ["provisional", "revised", "final"];
  return order.find((status) => found.includes(status)) ?? found.find((status) => !absences.has(status)) ?? "final";
}
